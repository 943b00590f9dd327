import type { LayerSpec } from '../core/story/layer-spec.ts';

/** The story's layers, in the order of the legend. */
export const layers: readonly LayerSpec[] = [
  { id: 'dmz', label: 'Demilitarised Zone', kind: 'zone', color: 'dmz' },
  { id: 'jilin', label: 'Jilin', kind: 'area', color: 'jilin' },
  { id: 'yanbian', label: 'Yanbian', kind: 'area', color: 'yanbian' },
  {
    id: 'route-laos',
    label: 'Route to Laos',
    kind: 'route',
    color: 'laos',
    side: 'left',
    fadeInKm: 150,
  },
  {
    id: 'route-thailand',
    label: 'Route to Thailand',
    kind: 'route',
    color: 'thailand',
    dash: 'dashed',
    side: 'right',
    fadeInKm: 150,
  },
  {
    id: 'flight-seoul',
    label: 'Flights to Seoul',
    kind: 'flight',
    color: 'flight',
    dash: 'dotted',
  },
  { id: 'border-rivers', label: 'Yalu and Tumen', kind: 'river', color: 'river' },
  { id: 'firing-sites', label: 'Firing sites, 2014', kind: 'site', color: 'firing' },
];
