import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { aheadLayers } from './ahead-layers.ts';
import { type Basemap, fineBasemap, overviewBasemap } from './basemaps.ts';
import type { Palette } from './palette.ts';

const both = (layersOf: (basemap: Basemap) => LayerSpecification[]): LayerSpecification[] => [
  ...layersOf(overviewBasemap),
  ...layersOf(fineBasemap),
];

/** The ground of the map: sea and land, quieter than anything of the story. */
export function basemapLayers(colors: Palette): LayerSpecification[] {
  const fill = (layer: ReturnType<Basemap['layer']>, color: string): LayerSpecification => ({
    ...layer,
    type: 'fill',
    paint: { 'fill-color': color, 'fill-antialias': false },
  });
  const land = (basemap: Basemap): LayerSpecification[] => [
    fill(basemap.layer('land', 'land', not('story')), colors.land),
    fill(basemap.layer('land', 'story-land', has('story')), colors.storyLand),
  ];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colors.sea } },
    ...land(overviewBasemap),
    ...aheadLayers(),
    ...land(fineBasemap),
  ];
}

/** What lies over the relief: lakes, rivers, the coast and the borders. */
export function waterAndBorderLayers(colors: Palette): LayerSpecification[] {
  return [
    ...both((basemap) => waterLayers(basemap, colors)),
    ...both((basemap) => borderLayers(basemap, colors)),
  ];
}

function waterLayers(basemap: Basemap, colors: Palette): LayerSpecification[] {
  return [
    {
      ...basemap.layer('lakes'),
      type: 'fill',
      paint: { 'fill-color': colors.sea, 'fill-antialias': false },
    },
    {
      ...basemap.layer('lakes', 'shores'),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.coast,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.3, 8, 0.8],
      },
    },
    {
      ...basemap.layer('rivers'),
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colors.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 8, 1.8],
      },
    },
    {
      ...basemap.layer('land', 'coast', not('story')),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.coast,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.1],
      },
    },
  ];
}

function borderLayers(basemap: Basemap, colors: Palette): LayerSpecification[] {
  return [
    {
      ...basemap.layer('borders', 'borders', not('disputed')),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.3],
        'line-dasharray': [5, 1.6, 1, 1.6],
      },
    },
    {
      ...basemap.layer('borders', 'borders-disputed', has('disputed')),
      type: 'line',
      paint: {
        'line-color': colors.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.2],
        'line-dasharray': [1.2, 2.4],
      },
    },
  ];
}

const has = (name: string): ExpressionSpecification => ['to-boolean', ['get', name]];
const not = (name: string): ExpressionSpecification => ['!', has(name)];
