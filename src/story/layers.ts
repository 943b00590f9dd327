import type { LayerSpec } from '../core/story/layer-spec.ts';

/** What is told of each way. */
const way =
  '{line} shows the {name} from {from} by way of {through} to {to}, {length} from city to city; it is schematic, as reported, and no real path. From {leapFrom} to {to} fine dots run straight from city to city: the crossing is not drawn.';

const areaText = { light: '#5f4b1b', dark: '#fff1c4' } as const;

/** The story's layers, in the order of the legend. */
export const layers: readonly LayerSpec[] = [
  {
    id: 'dmz',
    label: 'Demilitarised Zone',
    inSentence: 'Demilitarised Zone',
    told: 'A broken line of {length} marks the armistice line in the middle of the {name}.',
    kind: 'zone',
    color: { light: '#54021c', dark: '#ffbeb3' },
  },
  {
    id: 'jilin',
    label: 'Jilin',
    kind: 'area',
    color: { light: '#806b39', dark: '#fdda79' },
    tint: { light: '#c59b2d', dark: '#cfa84c' },
    text: areaText,
  },
  {
    id: 'yanbian',
    label: 'Yanbian',
    kind: 'area',
    color: { light: '#806b3a', dark: '#f5d764' },
    tint: { light: '#b3831a', dark: '#d3ac40' },
    text: areaText,
    legendTint: 0.5,
  },
  {
    id: 'route-laos',
    label: 'Route to Laos',
    inSentence: 'route to Laos',
    told: way,
    kind: 'route',
    color: { light: '#a10800', dark: '#dd6b26' },
    schematic: true,
    side: 'left',
    fadeInKm: 150,
  },
  {
    id: 'route-thailand',
    label: 'Route to Thailand',
    inSentence: 'route to Thailand',
    told: way,
    kind: 'route',
    color: { light: '#002a81', dark: '#6392ce' },
    dash: 'dashed',
    schematic: true,
    side: 'right',
    fadeInKm: 150,
  },
  {
    id: 'flight-seoul',
    label: 'Flights to Seoul',
    inSentence: 'flights to Seoul',
    told: '{lines} show flights: {parts}.',
    kind: 'arc',
    color: { light: '#4f4f4f', dark: '#b0aba1' },
    dash: 'dotted',
  },
  {
    id: 'border-rivers',
    label: 'Yalu and Tumen',
    inSentence: 'rivers Yalu and Tumen',
    told: 'The border rivers are drawn: {parts}.',
    kind: 'line',
    color: { light: '#347779', dark: '#9eecfc' },
    water: true,
  },
  {
    id: 'firing-sites',
    label: 'Firing sites, 2014',
    inSentence: 'firing sites of 2014',
    told: 'Discs mark where North Korea fired on {days} days between {from} and {to}: {counts}, more in a larger disc.',
    kind: 'points',
    color: { light: '#71477d', dark: '#a87e93' },
    noun: { one: 'rocket, missile or shell', other: 'rockets, missiles and shells' },
    categories: {
      ballistic: {
        label: 'ballistic',
        form: 'core',
        noun: { one: 'ballistic missile', other: 'ballistic missiles' },
      },
      other: {
        label: 'not ballistic',
        form: 'plain',
        noun: { one: 'other round', other: 'other rounds' },
      },
    },
    fact: '{date}: {count} fired. {what}, {category}.',
  },
];
