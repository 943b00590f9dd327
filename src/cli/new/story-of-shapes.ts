import { basename } from 'node:path';
import { unstated } from '../../check/check-metadata.ts';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { nearAngle } from '../../core/camera/mercator.ts';
import { coordinateBounds, type Nested } from '../../core/geometry/coordinates.ts';
import { clamp } from '../../core/numbers.ts';
import { parseGeojson } from '../../read/geometry/read-geometry.ts';
import type { Collection } from '../../style/kinds/kind.ts';
import { kinds } from '../../style/kinds/kinds.ts';
import type { OwnLayer } from '../data/own-layers.ts';

export const storyOfShapes = (title: string, layers: readonly OwnLayer[]) => ({
  'story.md': textOf(title),
  'scenes.yaml': scenesOf(layers),
  'layers.yaml': layersOf(layers),
  ...Object.fromEntries(layers.map(({ id, geojson }) => [`geo/layers/${id}.geojson`, geojson])),
});

const textOf = (title: string): string => `---
# What the first screen, search engines and shared links call the story.
title: ${JSON.stringify(title)}
# All else may be left out: subtitle, author, publisher, published, description, lang where it is not English.
---

# ${title} {#title}

Begin the story here: what the map shows, and why.

## How this was made {#sources kicker="Sources"}

**What the map does not claim.** Say here what its shapes leave out.

::: about-map
:::
`;

function scenesOf(layers: readonly OwnLayer[]): string {
  const bounds = boundsOf(layers);
  const ids = layers.map(({ id }) => id).join(', ');
  const route = layers.find(({ kind }) => kind === 'route');
  const draw = `  # How far a route is drawn as the section begins and as it ends, as shares of its length.
  # draw: { ${route?.id}: [0, 1] }
`;
  return `# yaml-language-server: $schema=.schema/scenes.json
# What the map shows beside each section of story.md, by the section's id.

title:
  # The place to frame: [west, south, east, north], in degrees. The camera keeps it clear of the text.
  bounds: ${bounds}
  # The layers that are there. One that the text does not speak of here is better left out.
  layers: [${ids}]
${route ? draw : ''}
sources:
  bounds: ${bounds}
  layers: [${ids}]
`;
}

/** The highest latitude of bounds, and the least margin around the shapes, in degrees. */
const [maxLatitude, minAir] = [85, 0.05];

/** Returns bounds around the shapes, with a margin, as YAML; the whole world's if they are too wide for a scene. */
export function boundsOf(layers: readonly OwnLayer[]): string {
  const coordinates = layers.flatMap(({ geojson }) =>
    (parseGeojson(geojson) as Collection).features.map(
      ({ geometry }): Nested =>
        geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
    ),
  );
  const [west, south, east, north] = unwrapped(coordinateBounds(coordinates));
  const air = Math.max((east - west) / 10, (north - south) / 10, minAir);
  const [left, right] = [hundredths(nearAngle(west - air)), hundredths(nearAngle(east + air))];
  const isWorld = east - west + 2 * air >= 360 || (left > right && left - right < 180);
  const bounds: Bounds = [
    isWorld ? -180 : left,
    hundredths(clamp(south - air, -maxLatitude, maxLatitude - 2 * minAir)),
    isWorld ? 180 : right,
    hundredths(clamp(north + air, 2 * minAir - maxLatitude, maxLatitude)),
  ];
  return `[${bounds.join(', ')}]`;
}

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Colours on light and on dark paper, visible on land and water, and distinct to colour-blind readers. */
const colors = [
  ['#8a2b16', '#ff9c7d'],
  ['#1d4f7a', '#9cc9f0'],
  ['#5d4a8a', '#c3b4ef'],
  ['#4f6b1f', '#b9d585'],
] as const;

export const layersOf = (
  layers: readonly OwnLayer[],
): string => `# yaml-language-server: $schema=.schema/layers.json
# The layers of the map, in the order of the legend. Each is drawn from geo/layers/ID.geojson.

${layers.map(entryOf).join('\n')}`;

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export function entryOf({ id, label, kind, path, geojson }: OwnLayer, index: number): string {
  const [light, dark] = colors[index % colors.length] ?? colors[0];
  const say = (words: string): string => (index === 0 ? `  # ${words}\n` : '');
  return `${id}:
${say('The words beside its switch.')}  label: ${JSON.stringify(label)}
${say(`How it is drawn and described: ${alternatives.format(kinds.map(({ name }) => name))}.`)}  kind: ${kind}
${say('On light paper and on dark: each must be seen on land and on water.')}  color: { light: "${light}", dark: "${dark}" }
${say('Whose data it is, and on what terms, such as CC-BY-4.0; "about this map" shows both.')}  source: ${JSON.stringify(basename(path))}
  license: ${unstated}
${kind === 'route' ? '' : categoriesIn(parseGeojson(geojson))}`;
}

function categoriesIn({ features }: Collection): string {
  const names = new Set(features.map(({ properties }) => properties?.category as unknown));
  const words = [...names].filter((name) => typeof name === 'string' && name.trim());
  const entries = words.map((name, i) => {
    const [light, dark] = colors[i] ?? [];
    const color = light ? `, color: { light: "${light}", dark: "${dark}" }` : '';
    return `    ${JSON.stringify(name)}: { label: ${JSON.stringify(name)}${color} }\n`;
  });
  return entries.length > 0 ? `  categories:\n${entries.join('')}` : '';
}
