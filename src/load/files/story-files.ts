import { existsSync, lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { engineRoot } from './engine.ts';
import { namesIn, textOf } from './own-file.ts';

/** Where a story's files are, from the project's root; messages name them so. */
export interface StoryFiles {
  readonly folder: string;
  /** The text: of a translation, the one that it was translated from. */
  readonly story: string;
  readonly sources: string;
  readonly scenes: string;
  readonly layers: string;
  readonly labels: string;
  readonly settings: string;
  readonly charts: string;
  /** The folder of the tables that shaded layers take their values from. */
  readonly values: string;
  /** The folder of files that are published as they are: the icon, and the relief if there is one. */
  readonly published: string;
  /** The folder of the coarse basemap of the world. */
  readonly world: string;
  /** The folder of the story's shapes: `layers/` and `basemap/`. */
  readonly geo: string;
  /** The folder of the layers' GeoJSON. */
  readonly geometry: string;
  /** The names on the map: the story's own, or the world's. */
  readonly places: string;
  /** The GeoJSON of each part of the ground: the story's own, or the world's. */
  readonly ground: Readonly<Record<GroundPart, string>>;
  /** Of a translation: its tag, its text, and its words for all that is not in the text. */
  readonly translation?: Translation;
}

/** A translation of a story, as files beside the original's. */
interface Translation {
  /** A BCP 47 tag, such as `ko`: it stands in the names of the files, and names the folder of the page. */
  readonly tag: string;
  readonly story: string;
  readonly words: string;
  /** What the original of each section was when its translation was said to be done. */
  readonly done: string;
}

/** The parts of the ground, each a file. */
export const groundParts = ['borders', 'lakes', 'land', 'overview', 'rivers'] as const;
export type GroundPart = (typeof groundParts)[number];

/** The ids that no layer can have: the map knows each of its files by the file's name. */
export const takenIds: readonly string[] = [...groundParts, 'places'];

/** The coarse basemap of the world, in the engine: each of its files stands in where a story has none of its own. */
export const worldBasemap = 'src/load/world';

/** The folders of the relief's tiles, the story's own first; the world's has those at small scales. */
export const reliefFolders = ({
  published,
  world,
}: Pick<StoryFiles, 'published' | 'world'>): readonly string[] => [
  `${published}/relief`,
  `${world}/relief`,
];

/** The story of a project that no other is chosen for: the project is one, or has one here. */
const ownStory = (root: string): string =>
  existsSync(resolve(root, 'src/story')) ? 'src/story' : '.';

/**
 * The files of a story.
 *
 * @param story The story's folder, from the root or in full; by default the one that `STORY` names.
 * @param tag Of which translation, such as `ko`; of the original by default.
 */
export function storyFilesIn(root: string, story?: string, tag?: string): StoryFiles {
  const fromRoot = (path: string): string => slashed(relative(root, resolve(root, path)) || '.');
  const folder = fromRoot(story || process.env.STORY || ownStory(root));
  const within = (path: string): string => fromRoot(join(folder, path));
  const settings = within('settings.yaml');
  const geo = within(geoIn(textOf(root, folder, settings)) ?? 'geo');
  const world = fromRoot(resolve(engineRoot, worldBasemap));
  const ownOrWorld = (path: string): string => {
    const own = `${geo}/${path}`;
    const kept = [own, `${world}/${basename(path)}`];
    return kept.find((file) => isThere(resolve(root, file))) ?? own;
  };
  const groundOf = (part: GroundPart) => [part, ownOrWorld(`basemap/${part}.geojson`)];
  return {
    folder,
    story: within('story.md'),
    sources: within('sources.yaml'),
    scenes: within('scenes.yaml'),
    layers: within('layers.yaml'),
    labels: within('labels.yaml'),
    settings,
    charts: within('charts'),
    values: within('values'),
    published: within('public'),
    world,
    geo,
    geometry: `${geo}/layers`,
    places: ownOrWorld('layers/places.geojson'),
    ground: Object.fromEntries(groundParts.map(groundOf)) as StoryFiles['ground'],
    ...(tag && {
      translation: {
        tag,
        story: within(`story.${tag}.md`),
        words: within(`words.${tag}.yaml`),
        done: within(`translated.${tag}.yaml`),
      },
    }),
  };
}

/** Whether a path is taken, by a link that leads nowhere too. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path) !== undefined;
  } catch {
    return false;
  }
}

/** A file or a folder of the story's folder, by its path from the root. */
export const inFolder = (folder: string, path: string): string =>
  folder === '.' ? path : `${folder}/${path}`;

/** The path from a folder of something in it; nothing of what lies elsewhere. Both are paths from the root. */
export function pathIn(folder: string, path: string): string | undefined {
  if (folder === '.') return path.startsWith('../') ? undefined : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** Whether a text is the tag of a language, as the folder of a translation's page can be named. */
export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/** The tags of a story's translations, sorted: of each `story.TAG.md` in its folder. */
export function translationsIn(root: string, folder: string): readonly string[] {
  const tags = namesIn(root, folder).map((name) => /^story\.(.+)\.md$/.exec(name)?.[1] ?? '');
  return tags.filter(isTag).sort();
}

/** The GeoJSON of a layer, by its path from the root. */
export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

/** The folder of shapes that settings name, if any; what is wrong with them is told elsewhere. */
function geoIn(settings: string): string | undefined {
  try {
    const { geo } = parse(settings) as { readonly geo?: unknown };
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

/**
 * How the page's HTML names a file that it needs, wherever that is.
 *
 * @param path In full.
 * @param config Vite's: the folder of the page's shell, and whether that is built or served.
 */
export function fileHref(path: string, { root, command }: ViteConfig): string {
  const fromPage = slashed(relative(root, path));
  if (command === 'build') return `./${fromPage}`;
  const isBeside = !fromPage.startsWith('../') && !isAbsolute(fromPage);
  return isBeside ? `/${fromPage}` : `/@fs/${slashed(path).replace(/^\//, '')}`;
}

/** What of Vite's configuration tells how it finds a file. */
export interface ViteConfig {
  readonly root: string;
  readonly command: 'build' | 'serve';
}

/** A path with slashes on every system. */
export const slashed = (path: string): string => path.split(sep).join('/');
