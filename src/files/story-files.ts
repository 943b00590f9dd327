import { existsSync, lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';

import { engineRoot } from './engine.ts';
import { namesIn, textOf } from './own-file.ts';
import { orNothing } from './story-error.ts';

/** The paths of a story's files from the project's root, as messages name them. */
export interface StoryFiles {
  readonly folder: string;
  /** The text; of a translation, the original's. */
  readonly story: string;
  readonly sources: string;
  readonly scenes: string;
  readonly layers: string;
  readonly labels: string;
  readonly settings: string;
  readonly charts: string;
  /** The folder of the tables that shaded layers take their values from. */
  readonly values: string;
  /** The folder of files that are published as they are. */
  readonly published: string;
  /** The folder of the coarse basemap of the world. */
  readonly world: string;
  /** The folder of the story's shapes: `layers/` and `basemap/`. */
  readonly geo: string;
  readonly geometry: string;
  /** The names on the map: the story's own, or the world's. */
  readonly places: string;
  /** The GeoJSON of each part of the ground: the story's own, or the world's. */
  readonly ground: Readonly<Record<GroundPart, string>>;
  /** Of a translation: its files beside the original's. */
  readonly translation?: {
    /** A BCP 47 tag, such as `ko`: it is part of the files' names, and names the folder of the page. */
    readonly tag: string;
    readonly story: string;
    /** The words of all files but the text. */
    readonly words: string;
    /** The version of each original section that was translated. */
    readonly done: string;
  };
}

/** The parts of the ground, each a file. */
export const groundParts = ['borders', 'lakes', 'land', 'overview', 'rivers'] as const;
export type GroundPart = (typeof groundParts)[number];

/** Whether a name can be an id, which is part of links and the name of a file. */
export const isId = (name: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !isOfObjects(name);

/** Whether every JavaScript object has a property of a name, so that it could be mistaken for the story's. */
export const isOfObjects = (name: string): boolean => name in {};

/** A name as an id; empty where it has neither digits nor letters from a to z. */
export function idLike(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-');
}

/** The engine's coarse basemap of the world: each of its files is the default of a story's own. */
export const worldBasemap = 'src/world';

/** The folders of the relief's tiles, the story's own first; the world's has those at small scales. */
export const reliefFolders = (files: Pick<StoryFiles, 'published' | 'world'>): readonly string[] =>
  [files.published, files.world].map((folder) => `${folder}/relief`);

/** The files of a story, by default the project's own; or of its translation `tag`, such as `ko`. */
export function storyFilesIn(root: string, story?: string, tag?: string): StoryFiles {
  const fromRoot = (path: string): string => slashed(relative(root, resolve(root, path)) || '.');
  const ownStory = existsSync(resolve(root, 'src/story')) ? 'src/story' : '.';
  const folder = fromRoot(story || ownStory);
  const within = (path: string): string => fromRoot(join(folder, path));
  const settings = within('settings.yaml');
  const geo = within(geoIn(textOf(root, folder, settings)) ?? 'geo');
  const world = fromRoot(resolve(engineRoot, worldBasemap));
  const ownOrWorld = (path: string): string => {
    const own = `${geo}/${path}`;
    const kept = [own, `${world}/${basename(path)}`];
    // A broken link is there too.
    return kept.find((file) => orNothing(() => lstatSync(resolve(root, file)))) ?? own;
  };
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
    ground: Object.fromEntries(
      groundParts.map((part) => [part, ownOrWorld(`basemap/${part}.geojson`)]),
    ) as StoryFiles['ground'],
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

/** A file or a folder of the story's folder, by its path from the root. */
export const inFolder = (folder: string, path: string): string =>
  folder === '.' ? path : `${folder}/${path}`;

/** A path from the root as one from a folder; undefined outside of the folder. */
export function pathIn(folder: string, path: string): string | undefined {
  if (folder === '.') return path.startsWith('../') ? undefined : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** Whether a text is a language tag that can name a folder. */
export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/** The tags of a story's translations, sorted: of each `story.TAG.md` in its folder. */
export function translationsIn(root: string, folder: string): readonly string[] {
  const tags = namesIn(root, folder).map((name) => /^story\.(.+)\.md$/.exec(name)?.[1] ?? '');
  return tags.filter(isTag).sort();
}

/** The GeoJSON of a layer, by its path from the root. */
export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

/** The folder of shapes in the settings, if any; faults of the settings are reported elsewhere. */
function geoIn(settings: string): string | undefined {
  const geo: unknown = orNothing(() => parse(settings).geo);
  return typeof geo === 'string' ? geo : undefined;
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
