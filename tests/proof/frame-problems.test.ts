import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { frameProblems } from '../../src/proof/map/frame-problems.ts';
import { atolls, atollsWithScene, sceneOf, size, viewport } from './atolls.ts';

const { camera } = sceneOf('fiji');
const framed = { section: 'fiji', camera, stage: { viewport, over: [] }, size };

describe('the frame of a section', () => {
  it.each(Object.keys(atolls.story.scenes))('is right beside "%s" of a sound story', (section) => {
    const found = frameProblems(atolls, { ...framed, section, camera: sceneOf(section).camera });
    expect(sentences(found)).toEqual([]);
  });

  it('is wrong where the bounds reach beyond the map', () => {
    const [told] = sentences(
      frameProblems(atolls, { ...framed, camera: { ...camera, zoom: camera.zoom + 1 } }),
    );
    expect(told).toContain('section "fiji": the bounds reach beyond the map at 360 × 740. Make');
    expect(told).toContain('examples/atolls/settings.yaml');
  });

  it('is wrong where something lies over the bounds', () => {
    const card = { what: 'the text', left: 100, top: 100, right: 200, bottom: 200 };
    const stage = { viewport, over: [card] };
    const [told] = sentences(frameProblems(atolls, { ...framed, stage }));
    expect(told).toContain('section "fiji": the bounds reach under the text at 360 × 740.');
  });

  it('is wrong where nothing can be seen of a layer that the scene names', () => {
    const tested = atollsWithScene('fiji', { layers: { meridian: 1, islands: 1 } });
    const [told, ...others] = sentences(frameProblems(tested, framed));
    expect(told).toMatch(/scenes\.yaml.*section "fiji": it shows "islands", but nothing of it/);
    expect(told).toContain('Widen the bounds');
    expect(others).toEqual([]);
  });
});
