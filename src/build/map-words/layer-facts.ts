import type { FeatureCollection } from 'geojson';
import type { Measured } from '../../../geo/layer-metadata.ts';
import type { LayerSpec } from '../../core/layer-spec.ts';
import type { LngLat } from '../../core/lng-lat.ts';
import type { LoadedStory } from '../load-story.ts';

/** What can be told of a layer without seeing it. */
export interface LayerFacts extends Pick<LayerSpec, 'id' | 'label' | 'kind' | 'dash'> {
  readonly measured: readonly Measured[];
  /** Where a route calls, in order, and how long it is drawn. */
  readonly route?: { readonly stops: readonly string[]; readonly lengthKm: number };
  /** What was fired from the layer's sites, a day each. */
  readonly firings: readonly Firing[];
}

/** One day's firing. */
export interface Firing {
  readonly date: string;
  readonly count: number;
  readonly ballistic: boolean;
  readonly uncertain: boolean;
}

/** A place that may be named. */
export interface NamedPlace {
  readonly name: string;
  readonly kind: string;
  /** From 1; the lower, the better known. */
  readonly rank: number;
  readonly at: LngLat;
}

/** The facts of every layer of the story, in the order of the legend. */
export function layerFacts({ layers, described, geometry }: LoadedStory): LayerFacts[] {
  return layers.map(({ id, label, kind, dash }) => {
    const measured = described.find((layer) => layer.id === id)?.metadata.measured ?? [];
    const all = propertiesOf(geometry[`geo/layers/${id}.geojson`]);
    const line = kind === 'route' ? all.find(({ stops }) => stops) : undefined;
    const route = line && {
      stops: (line.stops as { name: string }[]).map(({ name }) => name),
      lengthKm: Number(line.lengthKm),
    };
    return {
      id,
      label,
      kind,
      measured,
      ...(dash && { dash }),
      ...(route && { route }),
      firings: kind === 'site' ? all.map(firing) : [],
    };
  });
}

/** The places that the story's map can name. */
export function namedPlaces({ geometry }: LoadedStory): NamedPlace[] {
  return collection(geometry['geo/layers/places.geojson']).features.flatMap(
    ({ geometry: point, properties }) => {
      if (point.type !== 'Point') return [];
      const [lng = 0, lat = 0] = point.coordinates;
      return [{ ...(properties as Omit<NamedPlace, 'at'>), at: [lng, lat] as const }];
    },
  );
}

function firing(properties: Readonly<Record<string, unknown>>): Firing {
  const { date, count, ballistic, uncertain } = properties;
  return {
    date: String(date),
    count: Number(count),
    ballistic: ballistic === true,
    uncertain: uncertain === true,
  };
}

function propertiesOf(text: string | undefined): Readonly<Record<string, unknown>>[] {
  return collection(text).features.map(({ properties }) => properties ?? {});
}

function collection(text: string | undefined): FeatureCollection {
  return text ? JSON.parse(text) : { type: 'FeatureCollection', features: [] };
}
