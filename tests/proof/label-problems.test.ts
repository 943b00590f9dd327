import { describe, expect, it } from 'vitest';
import { project } from '../../src/core/camera/camera.ts';
import { sentences } from '../../src/proof/fault.ts';
import { labelProblems } from '../../src/proof/map/label-problems.ts';
import { atolls, sceneOf, viewport } from './atolls.ts';
import { labelAt, placed } from './placed.ts';

/** A label in the midst of which Apia lies, where the route ends. */
const onRoute = () => {
  const { camera } = sceneOf('samoa');
  const [x, y] = project(camera, viewport)([-171.7667, -13.8333]);
  return labelAt('Apia', [x - 40, y - 10]);
};

const told = (section: string, labels: Parameters<typeof placed>[1]) =>
  sentences(labelProblems(atolls, placed(section, labels)));

describe('what is written on the map', () => {
  it('may stand side by side', () => {
    expect(told('fiji', [labelAt('Suva', [20, 20]), labelAt('Labasa', [20, 60])])).toEqual([]);
  });

  it('may not lie on what else is written', () => {
    expect(told('fiji', [labelAt('Suva', [20, 20]), labelAt('Labasa', [60, 30])])).toEqual([
      expect.stringMatching(/scenes\.yaml.*"fiji": "Suva" lies on "Labasa" at 360 × 740\. Name it/),
    ]);
  });

  it('may not be cut within the bounds, and may beyond them', () => {
    const within = labelAt('Suva', [-20, 20], { at: [178.4, -18.1] });
    const beyond = labelAt('Apia', [-20, 20], { at: [-171.8, -13.8] });
    expect(told('fiji', [within])).toEqual([
      expect.stringContaining('"Suva" is cut by the map’s edge at 360 × 740.'),
    ]);
    expect(told('fiji', [beyond])).toEqual([]);
  });

  it('may not lie on a route that the section shows', () => {
    expect(told('samoa', [onRoute()])).toEqual([
      expect.stringContaining('"Apia" lies on the line of "voyage" at 360 × 740.'),
    ]);
  });

  it('is mended in labels.yaml where it is placed by hand', () => {
    const [sentence] = told('fiji', [
      labelAt('Sea around\nTuvalu', [20, 20]),
      labelAt('Suva', [60, 30]),
    ]);
    expect(sentence).toMatch(
      /labels\.yaml.*label "Sea around Tuvalu": beside section "fiji" it lies/,
    );
  });

  it('is mended in the annotation where it is one', () => {
    const note = labelAt('One island', [20, 20], { isAnnotation: true });
    expect(told('fiji', [note, labelAt('Suva', [60, 30])])[0]).toContain('Give the annotation');
  });
});
