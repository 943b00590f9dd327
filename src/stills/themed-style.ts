import type { LayerSpecification } from 'maplibre-gl';
import { readRoute } from '../core/route/route.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import type { LabelSpec } from '../core/story/story-data.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { annotationData } from '../style/annotation-layers.ts';
import { isOfTiles } from '../style/basemap-layers.ts';
import { buildStyle, styleImages } from '../style/build-style.ts';
import type { Collection, StrokeImage } from '../style/kinds/kind.ts';
import { kindOf } from '../style/kinds/kinds.ts';
import { tickData, tickSource } from '../style/kinds/route/route-layers.ts';
import { labelData, labelSource } from '../style/label-layers.ts';
import type { Theme } from '../style/palette.ts';
import { palette } from '../style/palette.ts';
import { placeFilter, placeMetadata } from '../style/place-layers.ts';
import { reliefSources } from '../style/relief.ts';
import { radiusOnDays, shownOnDays, storyMetadata } from '../style/story-layer.ts';
import { coverStyle, streetStyle } from '../style/streets/street-layers.ts';
import { streetNames } from './map-words.ts';

/** A style layer in both themes, which differ only in colours. */
export interface ThemedLayer {
  readonly light: LayerSpecification;
  readonly dark: LayerSpecification;
}

export type ThemedStyle = ReturnType<typeof themedStyle>;

/** Other places for a label on a route, as shares of the route's length. */
const otherShares = [0.5, 0.7, 0.4, 0.3, 0.8, 0.2, 0.9] as const;

export function themedStyle(loaded: LoadedStory, data: Readonly<Record<string, Collection>>) {
  const { words, layers, relief, scenes, streets, cover } = loaded;
  const routes = Object.fromEntries(
    layers.flatMap((layer) => {
      const features = data[layer.id]?.features;
      return features && kindOf(layer).drawsAlong ? [[layer.id, readRoute(features)]] : [];
    }),
  );
  const places = loaded.labels.flatMap((label): LabelSpec[] =>
    'along' in label ? [label, ...otherShares.map((along) => ({ ...label, along }))] : [label],
  );
  const labels = labelData(places, routes);
  const annotations = annotationData(scenes);
  const sources = Object.fromEntries(
    Object.keys(data).map((id) => [id, { type: 'geojson' as const, data: '' }]),
  );
  const layersIn = (theme: Theme) =>
    buildStyle({
      theme,
      layers,
      sources: { ...sources, ...reliefSources(relief, '') },
      routes,
      words,
      labels,
      annotations,
      fontFaces: undefined,
      ...(streets && { streets: streetStyle(streets, '', streetNames(streets, loaded), theme) }),
      ...(cover && { cover: coverStyle(cover, '', theme) }),
      fine: true,
    }).layers.filter((layer) => !isOfTiles(layer));
  const dark = layersIn('dark');
  const images = [styleImages('light', layers, scenes), styleImages('dark', layers, scenes)];
  return {
    layers: layersIn('light').map((light, i) => ({ light, dark: dark[i] ?? light })),
    image(name: string): readonly [light: StrokeImage, dark: StrokeImage] | undefined {
      const [light, dark] = images.map((own) => own[name]);
      return light && dark && [light, dark];
    },
    /** True for layers whose lines labels avoid, unlike the edges of areas. */
    hasLine: (source: string) =>
      layers.some((layer) => layer.id === source && kindOf(layer).shape !== 'area'),
    areas: layers.filter((layer) => kindOf(layer).shape === 'area'),
    labels: {
      [labelSource]: labels,
      [tickSource]: tickData(
        layers.filter((layer) => layer.kind === 'route'),
        routes,
        words.locale,
      ),
    },
  };
}

/** Filters a layer by a scene's days and by the names that the scene keeps quiet. */
export function atScene(
  { light, dark }: ThemedLayer,
  { days = {}, quiet = [] }: Pick<SceneSpec, 'days' | 'quiet'>,
): ThemedLayer {
  const shown = (layer: LayerSpecification): LayerSpecification => {
    const names = placeMetadata(layer);
    if (names?.tiled) return { ...layer, filter: placeFilter(names, { quiet }) } as typeof layer;
    const { dated, layer: of = '' } = storyMetadata(layer) ?? {};
    const then = days[of];
    if (!dated || !then) return layer;
    if (layer.type === 'symbol') return { ...layer, filter: shownOnDays(dated, then) };
    if (layer.type !== 'circle') return layer;
    const radius = radiusOnDays(layer.paint?.['circle-radius'], dated, then);
    const paint = { ...layer.paint, 'circle-radius': radius } as NonNullable<typeof layer.paint>;
    return { ...layer, filter: shownOnDays(dated, then), paint };
  };
  return { light: shown(light), dark: shown(dark) };
}

export const accentOf = (
  { settings, layers }: Pick<LoadedStory, 'settings' | 'layers'>,
  theme: Theme,
): string => (settings.theme.accent ?? layers[0]?.color)?.[theme] ?? palette(theme).ink;
