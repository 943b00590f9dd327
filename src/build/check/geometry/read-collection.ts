import type { Bounds } from '../../../core/camera/bounds.ts';
import type { LngLat } from '../../../core/camera/lng-lat.ts';
import { memoizeByText } from '../../memoize.ts';
import { parseGeojson } from '../../parse/geometry/parse-geojson.ts';
import { boxAround } from '../map/windows.ts';

/** A feature of a file that may be broken: what of it can be looked at. */
interface SeenFeature {
  readonly name: string;
  /** All of its positions; none where it has no geometry to speak of. */
  readonly positions: readonly LngLat[];
}

/** What can be looked at in the text of a GeoJSON file, sound or not. */
export interface SeenCollection {
  readonly metadata: unknown;
  readonly features: readonly SeenFeature[];
  /** The box around all that it holds, as it is written. */
  readonly box: Bounds | undefined;
}

/** Reads of a GeoJSON file what can be looked at; nothing where it is no JSON. */
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
