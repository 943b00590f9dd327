import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { type ShowLabels, standingProblems } from '../../src/proof/map/standing-problems.ts';
import { atolls, atollsWithScene } from './atolls.ts';
import { labelAt, placed } from './placed.ts';

const named = atollsWithScene('fiji', { names: ['Suva', 'Labasa'] });
const annotated = atollsWithScene('fiji', {
  annotations: [
    { text: 'One island', at: [179.9, -16.8], side: 'right' },
    { text: 'Two\nhalves', at: [179.9, -16.9], side: 'right' },
  ],
});
const nothing: ShowLabels = async () => [];
const both = [labelAt('Suva', [20, 100]), labelAt('Labasa', [120, 200])];

describe('what must stand on the map', () => {
  it('may stand in the midst of it', async () => {
    const found = await standingProblems(named, placed('fiji', both), nothing);
    expect(sentences(found)).toEqual([]);
  });

  it('is missed where it is not there', async () => {
    const found = await standingProblems(named, placed('fiji', both.slice(0, 1)), nothing);
    const [told, ...others] = sentences(found);
    expect(told).toMatch(
      /scenes\.yaml.*section "fiji": "Labasa" does not stand at 360 × 740\. Widen/,
    );
    expect(others).toEqual([]);
  });

  it('is told with the name that it gives way to', async () => {
    const withoutSuva: ShowLabels = async ({ names = [] }) =>
      names.includes('Suva') ? [] : both.slice(1);
    const shown = placed('fiji', both.slice(0, 1));
    const scene = { ...shown.scene, names: ['Suva', 'Labasa'] };
    const found = await standingProblems(named, { ...shown, scene }, withoutSuva);
    expect(sentences(found)[0]).toContain('"Labasa" does not stand, as it gives way to "Suva", at');
  });

  it('is told with the annotation that it gives way to', async () => {
    const note = labelAt('One island', [20, 60], { isAnnotation: true });
    const withoutNotes: ShowLabels = async ({ annotations = {} }) =>
      annotations.fiji === 0 ? both : [];
    const shown = placed('fiji', [note, ...both.slice(0, 1)]);
    const scene = { ...shown.scene, annotations: { fiji: 1 } };
    const found = await standingProblems(named, { ...shown, scene }, withoutNotes);
    expect(sentences(found)[0]).toContain('it gives way to "One island"');
  });

  it('may not be cut by the edge or lie under the controls', async () => {
    const labels = [labelAt('Suva', [-10, 100]), labelAt('Labasa', [200, 20])];
    const told = sentences(await standingProblems(named, placed('fiji', labels), nothing));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('"Suva" is cut by the map’s edge at 360 × 740. Widen the bounds');
    expect(told[1]).toContain('"Labasa" lies under the controls at 360 × 740.');
  });

  it('keeps one annotation off another', async () => {
    const labels = [labelAt('One island', [20, 100]), labelAt('Two\nhalves', [90, 110])];
    const told = sentences(await standingProblems(annotated, placed('fiji', labels), nothing));
    expect(told[0]).toContain('"One island" lies on "Two halves" at 360 × 740. Give');
  });

  it('holds every annotation', async () => {
    const told = sentences(await standingProblems(annotated, placed('fiji', []), nothing));
    expect(told[0]).toContain('"One island" does not stand at 360 × 740. Give the annotation');
    expect(told).toHaveLength(2);
  });

  it('is nothing where the scene asks for nothing', async () => {
    expect(await standingProblems(atolls, placed('fiji', []), nothing)).toEqual([]);
  });
});
