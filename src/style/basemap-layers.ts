import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

/** The ground of the map: sea, land, water and borders, quieter than anything of the story. */
export function basemapLayers(colors: Palette): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colors.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: {
        'fill-color': ['case', ['to-boolean', ['get', 'story']], colors.storyLand, colors.land],
        'fill-antialias': false,
      },
    },
  ];
}

/** What lies over the relief: lakes, rivers, the coast and the borders. */
export function waterAndBorderLayers(colors: Palette): LayerSpecification[] {
  return [
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': colors.sea } },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colors.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 8, 1.8],
      },
    },
    {
      id: 'coast',
      type: 'line',
      source: 'land',
      filter: ['!', ['to-boolean', ['get', 'story']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.coast,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.1],
      },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      filter: ['!', ['to-boolean', ['get', 'disputed']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colors.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.3],
        'line-dasharray': [5, 1.6, 1, 1.6],
      },
    },
    {
      id: 'borders-disputed',
      type: 'line',
      source: 'borders',
      filter: ['to-boolean', ['get', 'disputed']],
      paint: {
        'line-color': colors.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.2],
        'line-dasharray': [1.2, 2.4],
      },
    },
  ];
}
