import type { LabelSpec } from '../core/story/label-spec.ts';

/** The leaps, and where each is named on a small map: so that the city at its end can be named too. */
const leaps = [
  ['route-laos', 0.45],
  ['route-thailand', 0.44],
] as const;

/** The names that are placed by hand, each with its layer. */
export const labels: readonly LabelSpec[] = [
  { layer: 'dmz', text: 'Demilitarised Zone', at: [127.95, 38.225], rotate: -4, minZoom: 6 },
  { layer: 'jilin', text: 'Jilin', at: [124.2, 45.25], minZoom: 4 },
  { layer: 'yanbian', text: 'Yanbian', at: [128.75, 43.35], minZoom: 4 },
  { layer: 'border-rivers', text: 'Yalu', at: [125.35, 40.83], rotate: -40, minZoom: 4.6 },
  { layer: 'border-rivers', text: 'Tumen', at: [129.12, 42.62], rotate: -38, minZoom: 5 },
  { layer: 'route-laos', text: 'Route to Laos\nschematic', along: 0.65, maxZoom: 3.5 },
  { layer: 'route-laos', text: 'Route to Laos, schematic', along: 0.65, minZoom: 3.5 },
  { layer: 'route-thailand', text: 'Route to Thailand\nschematic', along: 0.8, maxZoom: 3.5 },
  { layer: 'route-thailand', text: 'Route to Thailand, schematic', along: 0.76, minZoom: 3.5 },
  ...leaps.flatMap(([layer, along]): LabelSpec[] => [
    { layer, text: 'crossing\nnot drawn', part: 'leap', along, maxZoom: 2.8 },
    { layer, text: 'crossing\nnot drawn', part: 'leap', along: 0.5, minZoom: 2.8, maxZoom: 4.4 },
    { layer, text: 'crossing not drawn', part: 'leap', along: 0.5, minZoom: 4.4 },
  ]),
];
