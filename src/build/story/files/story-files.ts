import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { textBeside } from './own-path.ts';

/** Where a story's files are, from the project's root; messages name them so. */
export interface StoryFiles {
  readonly folder: string;
  readonly story: string;
  readonly sources: string;
  readonly scenes: string;
  readonly layers: string;
  readonly labels: string;
  readonly settings: string;
  readonly charts: string;
  /** The folder of files that are published as they are: the icon, and the relief if there is one. */
  readonly published: string;
  /** The folder of the story's shapes: `layers/` and `basemap/`. */
  readonly geo: string;
  /** The folder of the layers' GeoJSON. */
  readonly geometry: string;
  /** The names on the map: the story's own, or the world's. */
  readonly places: string;
  /** The GeoJSON of each part of the ground: the story's own, or the world's. */
  readonly ground: Readonly<Record<GroundPart, string>>;
}

/** The parts of the ground, each a file. */
export const groundParts = ['borders', 'lakes', 'land', 'overview', 'rivers'] as const;
export type GroundPart = (typeof groundParts)[number];

/** The ids that no layer can have: the map knows each of its files by the file's name. */
export const takenIds: readonly string[] = [...groundParts, 'places'];

/** The coarse basemap of the world: each of its files stands in where a story has none of its own. */
export const worldBasemap = 'src/build/story/world';

/** The story of a project that no other is chosen for. */
const ownStory = 'src/story';

/**
 * The files of a story. A translation's text is `story.fr.md` beside `story.md`; what else is called
 * so, such as `layers.fr.yaml` or the folder `charts.fr`, takes the other's place in it. Shapes, which have
 * no language, are the story's own where the translation's settings name no folder of others, and so are the
 * ground and the names of places that such a folder lacks.
 *
 * @param root The project's root.
 * @param story The story's folder, from the root or in full; by default the one that `STORY` names.
 * @param translation The tag of a translation, such as `fr`; by default the one that
 *   `STORY_TRANSLATION` names, if any.
 */
export function storyFilesIn(
  root: string,
  story = process.env.STORY || ownStory,
  translation = process.env.STORY_TRANSLATION,
): StoryFiles {
  const fromRoot = (path: string): string => slashed(relative(root, resolve(root, path)) || '.');
  const folder = fromRoot(story);
  const within = (path: string): string => fromRoot(join(folder, path));
  const translated = (name: string, ending: string): string => {
    const own = within(`${name}.${translation}${ending}`);
    return translation && existsSync(resolve(root, own)) ? own : within(name + ending);
  };
  const settings = translated('settings', '.yaml');
  const geoNamedIn = (file: string): string | undefined => geoFolder(resolve(root, file));
  const whole = within(geoNamedIn(within('settings.yaml')) ?? 'geo');
  const named = geoNamedIn(settings);
  const geo = named === undefined ? whole : within(named);
  const ownOrWorld = (path: string): string => {
    const own = `${geo}/${path}`;
    const kept = [own, `${whole}/${path}`, `${worldBasemap}/${basename(path)}`];
    return kept.find((file) => existsSync(resolve(root, file))) ?? own;
  };
  const groundOf = (part: GroundPart) => [part, ownOrWorld(`basemap/${part}.geojson`)];
  return {
    folder,
    story: within(translation ? `story.${translation}.md` : 'story.md'),
    sources: translated('sources', '.yaml'),
    scenes: translated('scenes', '.yaml'),
    layers: translated('layers', '.yaml'),
    labels: translated('labels', '.yaml'),
    settings,
    charts: translated('charts', ''),
    published: within('public'),
    geo,
    geometry: `${geo}/layers`,
    places: ownOrWorld('layers/places.geojson'),
    ground: Object.fromEntries(groundParts.map(groundOf)) as StoryFiles['ground'],
  };
}

/** The GeoJSON of a layer, by its path from the root. */
export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

/** The folder of shapes that settings name, if any; what is wrong with them is told elsewhere. */
function geoFolder(settings: string): string | undefined {
  try {
    const { geo } = parse(textBeside(settings)) as { readonly geo?: unknown };
    return typeof geo === 'string' ? geo : undefined;
  } catch {
    return undefined;
  }
}

/** All files below a folder by their paths from it, with slashes, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => slashed(relative(folder, join(parentPath, name))))
    .sort();
}

/** A path with slashes on every system. */
export const slashed = (path: string): string => path.split(sep).join('/');
