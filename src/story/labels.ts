import type { LabelSpec } from '../core/label-spec.ts';

/** The names that are placed by hand, each with its layer. */
export const labels: readonly LabelSpec[] = [
  { layer: 'dmz', text: 'Demilitarised Zone', at: [127.95, 38.225], rotate: -4, minZoom: 6 },
  { layer: 'jilin', text: 'Jilin', at: [124.2, 45.25], minZoom: 4 },
  { layer: 'yanbian', text: 'Yanbian', at: [128.75, 43.35], minZoom: 4 },
  { layer: 'border-rivers', text: 'Yalu', at: [125.35, 40.83], rotate: -40, minZoom: 4.6 },
  { layer: 'border-rivers', text: 'Tumen', at: [129.12, 42.62], rotate: -38, minZoom: 5 },
  { layer: 'route-laos', text: 'Route to Laos\nschematic', along: 0.54, maxZoom: 3 },
  { layer: 'route-laos', text: 'Route to Laos, schematic', along: 0.54, minZoom: 3 },
  { layer: 'route-thailand', text: 'Route to Thailand\nschematic', along: 0.68, maxZoom: 3 },
  { layer: 'route-thailand', text: 'Route to Thailand, schematic', along: 0.68, minZoom: 3 },
];
