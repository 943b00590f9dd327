import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { aheadLayers } from './ahead-layers.ts';
import { type Basemap, fineBasemap, overviewBasemap, underlay } from './basemaps.ts';
import type { Palette } from './palette.ts';

const both = (layersOf: (basemap: Basemap) => LayerSpecification[]): LayerSpecification[] => [
  ...layersOf(overviewBasemap),
  ...layersOf(fineBasemap),
];

/** The ground of the map: sea and land, quieter than anything of the story. */
export function basemapLayers(colors: Palette): LayerSpecification[] {
  const land = (basemap: Basemap): LayerSpecification => ({
    ...basemap.layer('land'),
    type: 'fill',
    paint: {
      'fill-color': ['case', ['to-boolean', ['get', 'story']], colors.storyLand, colors.land],
      'fill-antialias': false,
    },
  });
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colors.sea } },
    land(overviewBasemap),
    { ...land(overviewBasemap), ...underlay },
    ...aheadLayers(),
    land(fineBasemap),
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
    { ...basemap.layer('lakes'), type: 'fill', paint: { 'fill-color': colors.sea } },
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
