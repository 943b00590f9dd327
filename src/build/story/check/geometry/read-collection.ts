import type { Bounds } from '../../../../core/camera/bounds.ts';
import type { LngLat } from '../../../../core/camera/mercator.ts';
import { memoizeByText } from '../../files/memoize.ts';
import { parseGeojson } from '../../geometry/parse-geojson.ts';
import { boxAround } from '../map/windows.ts';

/** What can be read of a feature, in a file that may be invalid. */
interface SeenFeature {
  readonly name: string;
  /** All of its positions; none where it has no usable geometry. */
  readonly positions: readonly LngLat[];
}

/** What can be read of a GeoJSON file, valid or not. */
export interface SeenCollection {
  readonly metadata: unknown;
  readonly features: readonly SeenFeature[];
  /** The box around all that it holds, as it is written. */
  readonly box: Bounds | undefined;
}

/** Reads what can be read of a GeoJSON file; nothing where it is not JSON. */
export function readCollection(text: string | undefined): SeenCollection | undefined {
  try {
    return text === undefined ? undefined : read(text);
  } catch {
    return undefined;
  }
}

const read = memoizeByText((text): SeenCollection => {
  const { metadata, features: list } = (parseGeojson(text) ?? {}) as Partial<
    Record<'metadata' | 'features', unknown>
  >;
  const features = (Array.isArray(list) ? list : []).map(seen);
  return { metadata, features, box: boxAround(features.flatMap(({ positions }) => positions)) };
});

function seen(feature: unknown): SeenFeature {
  const { properties, geometry } = (feature ?? {}) as {
    readonly properties?: { readonly name?: unknown } | null;
    readonly geometry?: { readonly coordinates?: unknown } | null;
  };
  const name = typeof properties?.name === 'string' ? properties.name : '';
  return { name, positions: positionsIn(geometry?.coordinates) };
}

function positionsIn(value: unknown): readonly LngLat[] {
  if (!Array.isArray(value)) return [];
  const [lng, lat] = value;
  if (typeof lng === 'number' && typeof lat === 'number') return [[lng, lat]];
  return value.flatMap(positionsIn);
}
