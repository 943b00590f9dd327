import fc from 'fast-check';
import type { Viewport } from '../../src/core/camera/camera.ts';
import type { SceneSpec, SceneSpecs } from '../../src/core/story/scene-spec.ts';
import type { Hold } from '../../src/core/timeline/holds.ts';
import { bounds, number, viewport } from './arbitraries.ts';

/** A whole made-up story: its scenes, its holds and the viewport it is seen in. */
export interface Story {
  readonly specs: SceneSpecs;
  readonly holds: readonly Hold[];
  readonly viewport: Viewport;
}

const routes = ['route-a', 'route-b'];
const layerIds = ['zone', 'area', ...routes];

const layers = fc.uniqueArray(fc.tuple(fc.constantFrom(...layerIds), number(0.05, 1)), {
  selector: ([id]) => id,
  maxLength: 4,
});

const spec: fc.Arbitrary<SceneSpec> = fc
  .record({
    bounds,
    bearing: number(-180, 179),
    pitch: number(0, 60),
    layers,
    ends: fc.tuple(number(0, 1), number(0, 1)),
  })
  .map(({ ends: [a, b], layers, ...spec }) => ({
    ...spec,
    layers: Object.fromEntries(layers),
    draw: Object.fromEntries(
      layers
        .filter(([id]) => routes.includes(id))
        .map(([id]) => [id, [Math.min(a, b), Math.max(a, b)]]),
    ),
  }));

export const story: fc.Arbitrary<Story> = fc
  .tuple(
    fc.array(fc.tuple(spec, number(1, 2000), number(100, 2000)), { minLength: 1, maxLength: 8 }),
    viewport,
  )
  .map(([parts, viewport]) => {
    let position = 0;
    const holds = parts.map(([, length, gap], i): Hold => {
      const hold = { id: `s${i}`, start: position, end: position + length };
      position = hold.end + gap;
      return hold;
    });
    const specs = Object.fromEntries(parts.map(([spec], i) => [`s${i}`, spec]));
    return { specs, holds, viewport };
  });
