import type { Feature, FeatureCollection } from 'geojson';
import { type Route, type RouteFeature, readRoute } from '../../core/route/route.ts';
import { routeShares } from '../../core/route/route-shares.ts';
import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { reliefSources } from '../../map/relief/relief-sources.ts';
import { labelData } from '../../map/style/label-data.ts';
import { isBridge } from '../../style/basemaps.ts';
import { buildStyle } from '../../style/build-style.ts';
import { type ColorName, type Palette, palette } from '../../style/palette.ts';
import { labelSource } from '../../style/story-label-layers.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import type { ThemedLayer } from './drawing.ts';

/** The live map's style in both themes, and the colours that it is made of. */
export interface ThemedStyle {
  readonly layers: readonly ThemedLayer[];
  readonly colors: readonly [light: Palette, dark: Palette];
  /** The colours of a layer of the story. */
  readonly colorOf: (layer: string) => readonly [light: string, dark: string];
  /** Whether a source is a layer of the story that is a line, which no label may lie across. */
  readonly hasLine: (source: string) => boolean;
  /** The layers of the story that are areas. */
  readonly areas: readonly Pick<LayerSpec, 'id' | 'label'>[];
  /** The labels placed by hand, as data by the name of their source. */
  readonly labels: Readonly<Record<string, FeatureCollection>>;
}

const lineKinds: ReadonlySet<LayerSpec['kind']> = new Set(['zone', 'route', 'flight', 'river']);

/** Where else along its route a label may stand if its own place is taken. */
const otherShares = [0.5, 0.7, 0.4, 0.3, 0.8, 0.2, 0.9] as const;

/** Builds the style of a story's live map. */
export function themedStyle(
  { story, layers, labels, relief }: Pick<LoadedStory, 'story' | 'layers' | 'labels' | 'relief'>,
  data: Readonly<Record<string, FeatureCollection>>,
): ThemedStyle {
  const routes = routesOf(layers, data);
  const placed = labelData(labels.flatMap(withOtherPlaces), layers, routes);
  const sources = Object.fromEntries(
    Object.keys(data).map((id) => [id, { type: 'geojson' as const, data: '' }]),
  );
  const style = (theme: 'light' | 'dark') =>
    buildStyle({
      theme,
      language: story.meta.lang,
      layers,
      sources: { ...sources, ...reliefSources(relief, '') },
      routes: routeShares(layers, routes),
      labels: placed,
      chevrons: { type: 'FeatureCollection', features: [] },
      fontFaces: undefined,
      fine: true,
    }).layers.filter((layer) => !isBridge(layer));
  const colors = [palette('light'), palette('dark')] as const;
  const dark = style('dark');
  return {
    layers: style('light').map((light, i) => ({ light, dark: dark[i] ?? light })),
    colors,
    colorOf(id) {
      const name = (layers.find((layer) => layer.id === id)?.color ?? 'ink') as ColorName;
      return [colors[0][name], colors[1][name]];
    },
    hasLine: (source) => layers.some(({ id, kind }) => id === source && lineKinds.has(kind)),
    areas: layers.filter(({ kind }) => kind === 'area'),
    labels: { [labelSource]: placed },
  };
}

function withOtherPlaces(label: LabelSpec): LabelSpec[] {
  return 'along' in label ? [label, ...otherShares.map((along) => ({ ...label, along }))] : [label];
}

function routesOf(
  layers: readonly LayerSpec[],
  data: Readonly<Record<string, FeatureCollection>>,
): Readonly<Record<string, Route>> {
  const routes = layers.filter(({ kind }) => kind === 'route');
  return Object.fromEntries(
    routes.flatMap(({ id }) => {
      const parts = data[id]?.features.filter(isLine) ?? [];
      return parts.length > 0 ? [[id, readRoute(parts)]] : [];
    }),
  );
}

function isLine(feature: Feature): feature is Feature & RouteFeature {
  return feature.geometry.type === 'LineString';
}
