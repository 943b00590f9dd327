import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffScene,
  type Scene,
  unchanged,
  visibleLayers,
} from '../../../src/core/timeline/scene.ts';
import { easeTravel } from '../../../src/core/timeline/travel.ts';
import { overhead } from '../../support/views.ts';
import { camera, forAll, number } from '../arbitraries.ts';

const values = fc.dictionary(
  fc.constantFrom('dmz', 'jilin', 'laos'),
  fc.oneof(number(0, 1), fc.constantFrom(0, 1)),
);
const names = fc.uniqueArray(fc.constantFrom('Yanji', 'Seoul', 'Beijing'));
const scene: fc.Arbitrary<Scene> = fc.record(
  { camera, opacity: values, drawn: values, quiet: names, names, annotations: values },
  { requiredKeys: ['camera', 'opacity', 'drawn'] },
);

const korea: Scene = { camera: overhead, opacity: { dmz: 1, laos: 0.5 }, drawn: { laos: 0.25 } };

describe('diffScene', () => {
  it('returns the same frozen empty change for two equal scenes', () => {
    forAll(scene, (scene) => {
      expect(diffScene(scene, scene)).toBe(unchanged);
      expect(diffScene(scene, structuredClone(scene))).toBe(unchanged);
    });
    expect(Object.isFrozen(unchanged)).toBe(true);
  });

  it('contains everything if nothing was shown before', () => {
    expect(diffScene(undefined, korea)).toEqual({ ...korea, quiet: [], names: [], whole: true });
  });

  it('contains only what changed', () => {
    const next = { ...korea, opacity: { dmz: 1, laos: 0.75 } };
    expect(diffScene(korea, next)).toEqual({ opacity: { laos: 0.75 }, drawn: {} });
  });

  it.each(['quiet', 'names'] as const)('replaces the list of %s as a whole', (list) => {
    const having = (...names: string[]): Scene => ({ ...korea, [list]: names });
    expect(diffScene(korea, having('Yanji'))[list]).toEqual(['Yanji']);
    expect(diffScene(having('Yanji'), korea)[list]).toEqual([]);
    expect(diffScene(having('Yanji', 'Seoul'), having('Seoul', 'Yanji'))).toBe(unchanged);
  });

  it('leads from any scene to any other when applied', () => {
    const shown = (values: Scene['opacity'], unnamed: number) =>
      ['dmz', 'jilin', 'laos'].map((id) => values[id] ?? unnamed);
    forAll(scene, scene, (previous, next) => {
      const change = diffScene(previous, next);
      expect(change.camera ?? previous.camera).toEqual(next.camera);
      const opacity = { ...previous.opacity, ...change.opacity };
      expect(shown(opacity, 0)).toEqual(shown(next.opacity, 0));
      expect(shown({ ...previous.drawn, ...change.drawn }, 1)).toEqual(shown(next.drawn, 1));
      const annotations = { ...previous.annotations, ...change.annotations };
      expect(shown(annotations, 0)).toEqual(shown(next.annotations ?? {}, 0));
      const names = change.names ?? previous.names ?? [];
      expect([...names].sort()).toEqual([...(next.names ?? [])].sort());
      const quiet = change.quiet ?? previous.quiet ?? [];
      expect([...quiet].sort()).toEqual([...(next.quiet ?? [])].sort());
    });
  });
});

it('visibleLayers are all layers that are not fully transparent', () => {
  const visible = visibleLayers({ opacity: { dmz: 1, jilin: 0.01, yanbian: 0 } });
  expect([...visible]).toEqual(['dmz', 'jilin']);
});

it('easeTravel goes from 0 to 1, never back, rests outside that range, and starts and stops without speed or acceleration', () => {
  expect([-1, 0, 0.5, 1, 2].map(easeTravel)).toEqual([0, 0, 0.5, 1, 1]);
  const h = 1e-3;
  expect(easeTravel(h) / h).toBeLessThan(1e-4);
  expect(easeTravel(h) / h ** 2).toBeLessThan(0.011);
  expect((1 - easeTravel(1 - h)) / h ** 2).toBeLessThan(0.011);
  forAll(number(0, 1), number(0, 1), (a, b) => {
    const [first, second] = a < b ? [a, b] : [b, a];
    expect(easeTravel(second) - easeTravel(first)).toBeGreaterThanOrEqual(-1e-15);
  });
});
