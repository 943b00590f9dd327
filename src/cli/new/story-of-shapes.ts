import { readFileSync } from 'node:fs';
import { cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { type LngLat, nearAngle } from '../../core/camera/mercator.ts';
import { coordinateBounds, unwrapLine } from '../../core/geometry/coordinates.ts';
import { clamp } from '../../core/numbers.ts';
import { routeLines } from '../../core/route/route.ts';
import { unstated } from '../../load/check/check-metadata.ts';
import { engineRoot } from '../../load/files/engine.ts';
import { readOwn, unreadable } from '../../load/files/own-file.ts';
import { formatProblem, StoryError } from '../../load/files/story-error.ts';
import { worldBasemap } from '../../load/files/story-files.ts';
import { geojsonText, parseGeojson } from '../../load/geometry/read-geometry.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import { kinds } from '../../style/kinds/kinds.ts';
import {
  countryBox,
  linesInSight,
  nameBox,
  type Place,
} from '../../tiles/places/names-off-lines.ts';
import { labelOf, type OwnLayer, ownLayer } from './own-layer.ts';
import { FolderError, starter } from './write-story.ts';

/** What a story of any shapes takes from the one that it is copied from. */
const kept = ['settings.yaml', 'public'];

/**
 * Reads the GeoJSON files of which a new story is made.
 *
 * @param paths From the project's root, or in full.
 * @throws FolderError with what is wrong with the first that cannot be a layer.
 */
export async function readShapes(paths: readonly string[]): Promise<readonly OwnLayer[]> {
  const layers: OwnLayer[] = [];
  for (const path of paths) {
    const layer = ownLayer(path, await fileText(path));
    const other = layers.find(({ id }) => id === layer.id);
    if (other)
      throw new FolderError(
        `${other.file} and ${layer.file} would be one layer, "${layer.id}". Call one otherwise, in the letters a to z.`,
      );
    layers.push(layer);
  }
  return layers;
}

/** The text of a file that is small enough for a map. */
async function fileText(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    return geojsonText((first) => readOwn(parse(real).root, '.', real, first), path);
  } catch (error) {
    if (error instanceof StoryError)
      throw new FolderError(error.problems.map(formatProblem).join('\n'));
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new FolderError(`${path} is not there. List the GeoJSON files after the folder.`);
    throw new FolderError(formatProblem(unreadable(path, code)));
  }
}

/** Copies of a story what does not depend on its shapes, and writes the rest about shapes of the author's own. */
export const copyAround =
  (layers: readonly OwnLayer[]) =>
  async (to: string): Promise<void> => {
    for (const name of kept) await cp(join(starter, name), join(to, name), { recursive: true });
    for (const [name, text] of Object.entries(storyOfShapes(titleOf(to), layers))) {
      await mkdir(dirname(join(to, name)), { recursive: true });
      await writeFile(join(to, name), text);
    }
  };

/** What a story is called at first, by its folder. */
const titleOf = (folder: string): string => labelOf(basename(folder)) || 'A story';

/** Colours for light and dark paper, each seen on land and on water and told from the others without red and green. */
const colors = [
  ['#8a2b16', '#ff9c7d'],
  ['#1d4f7a', '#9cc9f0'],
  ['#5d4a8a', '#c3b4ef'],
  ['#4f6b1f', '#b9d585'],
] as const;

/**
 * The files of a new story that shows layers of its author's own, by their paths in its folder: two
 * sections, with a comment wherever something is decided.
 *
 * @param title What the story is called at first.
 */
export function storyOfShapes(
  title: string,
  layers: readonly OwnLayer[],
): Readonly<Record<string, string>> {
  return {
    'story.md': textOf(title),
    'scenes.yaml': scenesOf(layers),
    'layers.yaml': layersOf(layers),
    ...Object.fromEntries(layers.map(({ id, geojson }) => [`geo/layers/${id}.geojson`, geojson])),
  };
}

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
  const box = around(layers);
  const bounds = JSON.stringify(box).replaceAll(',', ', ');
  const ids = layers.map(({ id }) => id).join(', ');
  const quiet = JSON.stringify(namesOnRoutes(layers, box)).replaceAll(',', ', ');
  const leftOut = quiet === '[]' ? '' : `  quiet: ${quiet}\n`;
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
${leftOut && `  # The names of places that are left out, since they would lie on a route.\n${leftOut}`}${route ? draw : ''}
sources:
  bounds: ${bounds}
  layers: [${ids}]
${leftOut}`;
}

/** The names of the world's basemap that would lie on a route, which `npm test` finds fault with. */
function namesOnRoutes(layers: readonly OwnLayer[], scene: Bounds): readonly string[] {
  const routes = layers.filter(({ kind }) => kind === 'route');
  const lines = routes.flatMap(({ geojson }) =>
    featuresOf<LayerFeature>(geojson).flatMap(routeLines).map(unwrapLine),
  );
  const inSight = linesInSight({ lines, scenes: [scene] });
  const world = readFileSync(join(engineRoot, worldBasemap, 'places.geojson'), 'utf8');
  return featuresOf<WorldPlace>(world).flatMap(({ properties: place, geometry }) => {
    const covered = place.kind === 'country' ? countryBox(place.name) : nameBox(place, 'right');
    return inSight(geometry.coordinates)(covered) > place.minZoom ? [place.name] : [];
  });
}

/** A name of the world's basemap: that of a country about its point, of a city to the right of it. */
interface WorldPlace {
  readonly properties: Pick<Place, 'name' | 'rank' | 'kind'> & { readonly minZoom: number };
  readonly geometry: { readonly coordinates: LngLat };
}

const featuresOf = <F>(geojson: string): readonly F[] =>
  (parseGeojson(geojson) as { readonly features: readonly F[] }).features;

/** Bounds of a scene reach no farther from the equator than this, in degrees. */
const farthest = 85;

/** Air is left around shapes: a tenth of their extent, and this much at least, in degrees. */
const leastAir = 0.05;

/**
 * The narrowest bounds around the shapes, with some air, in hundredths of a degree; those of the whole world
 * where they would reach around it, or half around it across the 180th meridian, which no scene may.
 */
function around(layers: readonly OwnLayer[]): Bounds {
  const box = coordinateBounds(layers.map(({ coordinates }) => coordinates));
  const [west, south, east, north] = unwrapped(box);
  const air = Math.max((east - west) / 10, (north - south) / 10, leastAir);
  const [left, right] = [hundredths(nearAngle(west - air)), hundredths(nearAngle(east + air))];
  const isWorld = east - west + 2 * air >= 360 || (left > right && left - right < 180);
  return [
    isWorld ? -180 : left,
    hundredths(clamp(south - air, -farthest, farthest - 2 * leastAir)),
    isWorld ? 180 : right,
    hundredths(clamp(north + air, 2 * leastAir - farthest, farthest)),
  ];
}

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100;

const layersOf = (
  layers: readonly OwnLayer[],
): string => `# yaml-language-server: $schema=.schema/layers.json
# The layers of the map, in the order of the legend. Each is drawn from geo/layers/ID.geojson.

${layers.map(entryOf).join('\n')}`;

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** The first entry explains what all of them have. */
function entryOf({ id, label, kind, file }: OwnLayer, index: number): string {
  const [light, dark] = colors[index % colors.length] ?? colors[0];
  const say = (words: string): string => (index === 0 ? `  # ${words}\n` : '');
  return `${id}:
${say('The words beside its switch.')}  label: ${JSON.stringify(label)}
${say(`How it is drawn and told: ${alternatives.format(kinds.map(({ name }) => name))}.`)}  kind: ${kind}
${say('On light paper and on dark: each must be seen on land and on water.')}  color: { light: "${light}", dark: "${dark}" }
${say('Whose data it is, and on what terms, such as CC-BY-4.0; "about this map" tells both.')}  source: ${JSON.stringify(file)}
  license: ${unstated}
`;
}
