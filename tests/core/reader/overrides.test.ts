import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOverrides } from '../../../src/core/reader/choices.ts';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { number } from '../arbitraries.ts';
import { story } from '../arbitrary-story.ts';

const scene: Scene = {
  camera: {
    center: [127, 38],
    zoom: 5,
    bearing: 0,
    pitch: 0,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
  },
  opacity: { jilin: 0.4, laos: 1 },
  drawn: { laos: 0.25, thailand: 0 },
};

describe('withOverrides', () => {
  it('is the very scene where nothing is wished', () => {
    expect(withOverrides(scene, {})).toBe(scene);
  });

  it('shows what is switched on and hides what is switched off, and nothing else', () => {
    expect(withOverrides(scene, { dmz: true, laos: false }).opacity).toEqual({
      jilin: 0.4,
      laos: 0,
      dmz: 1,
    });
    expect(withOverrides(scene, { dmz: true }).drawn).toEqual(scene.drawn);
  });

  it('shows a route whole where the story hides it, and as the story draws it where it shows it', () => {
    expect(withOverrides(scene, { thailand: true }).drawn.thailand).toBe(1);
    expect(withOverrides(scene, { laos: true }).drawn.laos).toBe(0.25);
  });

  it('keeps quiet what the story does', () => {
    expect(withOverrides({ ...scene, quiet: ['Yanji'] }, { dmz: true }).quiet).toEqual(['Yanji']);
  });

  it('keeps the camera the story’s', () => {
    expect(withOverrides(scene, { dmz: true }).camera).toBe(scene.camera);
  });

  it('leaves no jump on the way from section to section, whatever is switched on', () => {
    const overrides = { 'route-a': true, 'route-b': true };
    const step = 1e-4;
    fc.assert(
      fc.property(story, number(0, 1 - step), ({ specs, holds, viewport }, share) => {
        const line = timeline(specs, holds, viewport);
        for (const [i, { start }] of holds.slice(1).entries()) {
          const from = holds[i]?.end ?? 0;
          const at = (share: number) =>
            withOverrides(sceneAt(line, from + (start - from) * share), overrides);
          const [here, there] = [at(share), at(share + step)];
          for (const id of ['route-a', 'route-b']) {
            expect(there.opacity[id]).toBe(1);
            const change = (here.drawn[id] ?? 1) - (there.drawn[id] ?? 1);
            expect(Math.abs(change)).toBeLessThan(6 * step);
          }
        }
      }),
    );
  });
});
