import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { RouteShares } from '../core/route/route-shares.ts';
import type { LayerKind, LayerSpec } from '../core/story/layer-spec.ts';
import { areaLayers } from './area-layers.ts';
import { basemapLayers, waterAndBorderLayers } from './basemap-layers.ts';
import { fineFrom, isOverview } from './basemaps.ts';
import { type ChevronProperties, chevronLayer, chevronSource } from './chevron-layers.ts';
import { flightLayers } from './flight-layers.ts';
import { type Palette, palette, type Theme } from './palette.ts';
import { placeLayers } from './place-layers.ts';
import { reliefLayers } from './relief-layers.ts';
import { riverLayers } from './river-layers.ts';
import { headSource, routeHeadData, routeHeadLayers } from './route-head-layers.ts';
import { routeLayers } from './route-layers.ts';
import { siteLayers } from './site-layers.ts';
import { type LabelProperties, labelSource, storyLabelLayers } from './story-label-layers.ts';
import { zoneLayers } from './zone-layers.ts';

/** What the style is a function of. */
export interface StyleInput {
  readonly theme: Theme;
  /** The page's language, as the places name it: `en`, `ko`, `zh`. */
  readonly language: string;
  /** The story's layers in the order of the legend. */
  readonly layers: readonly LayerSpec[];
  /** The sources by name: one for each layer of the story, and those of the basemap. */
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** Where along each route its look changes, by its layer's id. */
  readonly routes: Readonly<Record<string, RouteShares>>;
  /** The labels placed by hand, as `storyLabelLayers` reads them. */
  readonly labels: GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties>;
  /** The chevrons along the routes, as `chevronLayer` reads them. */
  readonly chevrons: GeoJSON.FeatureCollection<GeoJSON.Point, ChevronProperties>;
  readonly fontFaces: StyleSpecification['font-faces'];
  /** Whether the basemap in full detail is there; until then the overview stands in for it. */
  readonly fine: boolean;
}

type LayerBuilder = (layer: LayerSpec, colors: Palette, input: StyleInput) => LayerSpecification[];

const builders: Readonly<Record<LayerKind, LayerBuilder>> = {
  zone: zoneLayers,
  area: areaLayers,
  river: riverLayers,
  flight: flightLayers,
  route: (layer, colors, input) => routeLayers(layer, colors, input.routes[layer.id]),
  site: siteLayers,
};

/** From the ground up; areas lie under lines, lines under sites. */
const drawingOrder: readonly LayerKind[] = ['area', 'river', 'zone', 'flight', 'route', 'site'];

const upToFine = (layer: LayerSpecification): LayerSpecification => ({
  ...layer,
  maxzoom: fineFrom,
});

/**
 * The whole MapLibre style as a function of its input. The story's layers start hidden and without
 * transitions: `applyScene` alone decides what is seen. The sources of names come first: MapLibre
 * takes them in this order, and draws their glyphs while its worker cuts the ground.
 */
export function buildStyle(input: StyleInput): StyleSpecification {
  const colors = palette(input.theme);
  const storyLayers = drawingOrder.flatMap((kind) =>
    input.layers
      .filter((layer) => layer.kind === kind)
      .flatMap((layer) => builders[kind](layer, colors, input)),
  );
  const { places, ...others } = input.sources;
  const labels = input.labels.features.map(({ properties }) => properties);
  const ground = (layers: LayerSpecification[]) =>
    input.fine ? layers.map((layer) => (isOverview(layer) ? upToFine(layer) : layer)) : layers;
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    ...(input.fontFaces && { 'font-faces': input.fontFaces }),
    sources: {
      ...(places && { places }),
      [labelSource]: { type: 'geojson', data: input.labels },
      [chevronSource]: { type: 'geojson', data: input.chevrons },
      [headSource]: { type: 'geojson', data: routeHeadData([]) },
      ...others,
    },
    layers: [
      ...ground(basemapLayers(colors)),
      ...reliefLayers(input.sources),
      ...ground(waterAndBorderLayers(colors)),
      ...storyLayers,
      ...input.layers.filter(({ kind }) => kind === 'route').map(chevronLayer),
      ...placeLayers(colors, input.language),
      ...input.layers.flatMap((layer) => storyLabelLayers(layer, colors, labels)),
      ...routeHeadLayers(input.layers, colors),
    ],
  };
}
