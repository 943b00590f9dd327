import type { FeatureCollection } from 'geojson';
import type { Measured } from '../../../geo/layer-metadata.ts';
import type { LngLat } from '../../core/camera/lng-lat.ts';
import type { RouteStop } from '../../core/route/route.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LoadedStory } from '../parse/load-story.ts';

/** What can be told of a layer without seeing it. */
export interface LayerFacts extends Pick<LayerSpec, 'id' | 'label' | 'kind' | 'dash'> {
  readonly measured: readonly Measured[];
  readonly route?: RouteWords;
  /** What was fired from the layer's sites, a day each. */
  readonly firings: readonly Firing[];
}

/** What can be told of a route. */
export interface RouteWords {
  /** Where it calls, in order. */
  readonly stops: readonly string[];
  readonly lengthKm: number;
  /** Where its leap begins, from which on nothing is drawn, if it has one. */
  readonly leapFrom?: string;
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
export function layerFacts({ files, layers, described, geometry }: LoadedStory): LayerFacts[] {
  return layers.map(({ id, label, kind, dash }) => {
    const measured = described.find((layer) => layer.id === id)?.metadata.measured ?? [];
    const all = propertiesOf(geometry[`${files.geometry}/${id}.geojson`]);
    const route = kind === 'route' ? routeOf(all) : undefined;
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
export function namedPlaces({ files, geometry }: LoadedStory): NamedPlace[] {
  return collection(geometry[files.places]).features.flatMap(({ geometry: point, properties }) => {
    if (point.type !== 'Point') return [];
    const [lng = 0, lat = 0] = point.coordinates;
    return [{ ...(properties as Omit<NamedPlace, 'at'>), at: [lng, lat] as const }];
  });
}

function routeOf(parts: readonly Readonly<Record<string, unknown>>[]): RouteWords | undefined {
  const stopsOf = ({ stops }: Readonly<Record<string, unknown>>) => (stops ?? []) as RouteStop[];
  const stops = parts.flatMap(stopsOf);
  const leap = parts.find(({ part }) => part === 'leap');
  const from = leap && stopsOf(leap)[0]?.name;
  if (stops.length === 0) return;
  return {
    stops: [...new Set(stops.map(({ name }) => name))],
    lengthKm: Math.max(...stops.map(({ km }) => km)),
    ...(from && { leapFrom: from }),
  };
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
