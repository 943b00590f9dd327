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

/** Colours on light and on dark paper, visible on land and water; `check` finds no two alike, to no kind of sight. */
const colors = [
  ['#a1321f', '#ff9782'],
  ['#003a53', '#4cabfd'],
  ['#9f67ad', '#e2d7ff'],
  ['#588553', '#a4ae27'],
  ['#ba6900', '#feda7c'],
  ['#006453', '#0fe0bd'],
] as const;

export const layersOf = (
  layers: readonly OwnLayer[],
): string => `# yaml-language-server: $schema=.schema/layers.json
# The layers of the map, in the order of the legend. Each is drawn from geo/layers/ID.geojson.

${entriesOf(layers).join('\n')}`;

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Writes the layers' entries, in colours that neither they nor the entries `before` have, while there are any. */
export function entriesOf(layers: readonly OwnLayer[], before = ''): readonly string[] {
  const free = colors.filter(([light]) => !before.includes(light));
  let used = 0;
  return layers.map(({ id, label, kind, path, geojson }, index) => {
    const first = free[used] ?? colors[(index + colors.length - free.length) % colors.length];
    const categories = kind === 'route' ? [] : categoriesIn(parseGeojson(geojson));
    const named = categories.map((name, i) => {
      const own = free[used + i];
      const label = JSON.stringify(name);
      return `    ${label}: { label: ${label}${own ? `, color: ${pairOf(own)}` : ''} }\n`;
    });
    used += Math.max(categories.length, 1);
    const say = (words: string): string => (index === 0 && before === '' ? `  # ${words}\n` : '');
    return `${id}:
${say('The words beside its switch.')}  label: ${JSON.stringify(label)}
${say(`How it is drawn and described: ${alternatives.format(kinds.map(({ name }) => name))}.`)}  kind: ${kind}
${say('On light paper and on dark: each must be seen on land and on water.')}  color: ${pairOf(first ?? colors[0])}
${say('Whose data it is, and on what terms, such as CC-BY-4.0; "about this map" shows both.')}  source: ${JSON.stringify(basename(path))}
  license: ${unstated}
${named.length > 0 ? `  categories:\n${named.join('')}` : ''}`;
  });
}

const pairOf = ([light, dark]: readonly [string, string]): string =>
  `{ light: "${light}", dark: "${dark}" }`;

function categoriesIn({ features }: Collection): readonly string[] {
  const names = new Set(features.map(({ properties }) => properties?.category as unknown));
  return [...names].filter((name): name is string => typeof name === 'string' && !!name.trim());
}
