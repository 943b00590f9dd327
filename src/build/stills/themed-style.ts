import type { FeatureCollection } from 'geojson';
import { type Route, readRoute } from '../../core/route/route.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { annotationData, annotationSource, leaderImages } from '../../style/annotation-layers.ts';
import { isBridge } from '../../style/basemap-layers.ts';
import { buildStyle } from '../../style/build-style.ts';
import type { LayerFeature, StrokeImage } from '../../style/kinds/kind.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { labelData, labelSource } from '../../style/label-layers.ts';
import { layerColors, type Palette, palette, type Theme } from '../../style/palette.ts';
import { reliefSources } from '../../style/relief.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { ThemedLayer } from './drawing.ts';

/** The live map's style in both themes, and the colours that it is made of. */
export interface ThemedStyle {
  readonly layers: readonly ThemedLayer[];
  readonly colors: readonly [light: Palette, dark: Palette];
  /** An image that the style names, in both themes. */
  readonly image: (name: string) => readonly [light: StrokeImage, dark: StrokeImage] | undefined;
  /** Whether a source is a layer of the story that is a line, which no label may lie across. */
  readonly hasLine: (source: string) => boolean;
  /** The layers of the story that are areas. */
  readonly areas: readonly Pick<LayerSpec, 'id' | 'label'>[];
  /** The labels placed by hand and the annotations, as data by the names of their sources. */
  readonly labels: Readonly<Record<string, FeatureCollection>>;
}

/** Where else along its route a label may stand if its own place is taken. */
const otherShares = [0.5, 0.7, 0.4, 0.3, 0.8, 0.2, 0.9] as const;

const themes = ['light', 'dark'] as const;

/** Builds the style of a story's live map. */
export function themedStyle(
  loaded: Pick<LoadedStory, 'story' | 'words' | 'layers' | 'labels' | 'relief' | 'scenes'>,
  data: Readonly<Record<string, FeatureCollection>>,
): ThemedStyle {
  const { story, words, layers, labels, relief, scenes } = loaded;
  const routes = routesOf(layers, data);
  const placed = labelData(labels.flatMap(withOtherPlaces), layers, routes);
  const annotations = annotationData(scenes);
  const sources = Object.fromEntries(
    Object.keys(data).map((id) => [id, { type: 'geojson' as const, data: '' }]),
  );
  const style = (theme: Theme) =>
    buildStyle({
      theme,
      language: story.meta.lang,
      layers,
      sources: { ...sources, ...reliefSources(relief, '') },
      routes,
      words,
      labels: placed,
      annotations,
      fontFaces: undefined,
      fine: true,
    }).layers.filter((layer) => !isBridge(layer));
  const images = themes.map((theme) => imagesIn(theme, loaded));
  const dark = style('dark');
  return {
    layers: style('light').map((light, i) => ({ light, dark: dark[i] ?? light })),
    colors: [palette('light'), palette('dark')],
    image(name) {
      const [light, dark] = images.map((own) => own[name]);
      return light && dark && [light, dark];
    },
    hasLine: (source) =>
      layers.some((layer) => layer.id === source && kindOf(layer).shape === 'line'),
    areas: layers.filter((layer) => kindOf(layer).shape === 'area'),
    labels: { [labelSource]: placed, [annotationSource]: annotations },
  };
}

/** The images that the style names, in a theme. */
function imagesIn(
  theme: Theme,
  { layers, scenes }: Pick<LoadedStory, 'layers' | 'scenes'>,
): Readonly<Record<string, StrokeImage>> {
  return Object.assign(
    {},
    leaderImages(scenes, palette(theme)),
    ...layers.map((layer) => kindOf(layer).images?.(layer, layerColors(layer, theme))),
  );
}

function withOtherPlaces(label: LabelSpec): LabelSpec[] {
  return 'along' in label ? [label, ...otherShares.map((along) => ({ ...label, along }))] : [label];
}

function routesOf(
  layers: readonly LayerSpec[],
  data: Readonly<Record<string, FeatureCollection>>,
): Readonly<Record<string, Route>> {
  return Object.fromEntries(
    layers.flatMap((layer) => {
      const features = data[layer.id]?.features as LayerFeature[] | undefined;
      return features && kindOf(layer).drawsAlong ? [[layer.id, readRoute(features)]] : [];
    }),
  );
}
