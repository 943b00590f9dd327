import { linesOf } from '../../../core/route/join-way.ts';
import type { FeatureFault } from '../kind.ts';
import type { LayerFeature } from '../layer-collection.ts';

const path = ['properties', 'stops'];
const remedy =
  'Write each as { "name": …, "lngLat": [longitude, latitude], "km": … }, or leave the stops out.';

/** Stops that are no places with kilometres, or that the line does not pass. */
export function stopFaults(features: readonly LayerFeature[]): FeatureFault[] {
  return features.flatMap((feature, index): FeatureFault[] => {
    const stops: unknown = feature.properties.stops;
    if (stops === undefined) return [];
    if (!Array.isArray(stops) || !stops.every(isStop)) {
      return [[index, 'its stops are not places with their kilometres.', remedy, path]];
    }
    const vertices = linesOf(feature).flat();
    return stops.flatMap(({ name, lngLat: [lng, lat] }): FeatureFault[] =>
      vertices.some((at) => at[0] === lng && at[1] === lat)
        ? []
        : [
            [
              index,
              `its stop "${name}" at [${lng},${lat}] is no position of its line.`,
              'Let the line pass each stop: write the position of the stop into its coordinates.',
              path,
            ],
          ],
    );
  });
}

interface Stop {
  readonly name: string;
  readonly lngLat: readonly [number, number];
  readonly km: number;
}

function isStop(value: unknown): value is Stop {
  const { name, lngLat, km } = (value ?? {}) as Partial<Stop>;
  return (
    typeof name === 'string' &&
    Array.isArray(lngLat) &&
    lngLat.length >= 2 &&
    lngLat.every((number) => typeof number === 'number') &&
    typeof km === 'number'
  );
}
