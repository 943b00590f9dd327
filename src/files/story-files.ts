import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Paths of a story's files from the project's root, as messages name them. */
export interface StoryFiles {
  readonly folder: string;
  /** The text; of a translation, still the original's. */
  readonly story: string;
  readonly sources: string;
  readonly scenes: string;
  readonly layers: string;
  readonly labels: string;
  readonly settings: string;
  readonly charts: string;
  /** Folder of tables with the values of shaded layers. */
  readonly values: string;
  readonly published: string;
  readonly world: string;
  readonly geo: string;
  readonly geometry: string;
  readonly places: string;
  /** GeoJSON of each part of the ground: the story's, or else the world's. */
  readonly ground: Readonly<Record<GroundPart, string>>;
  readonly translation?: TranslationFiles;
}

export interface TranslationFiles {
  /** BCP 47 tag, such as `ko`, in the names of the files and of the page's folder. */
  readonly tag: string;
  readonly story: string;
  readonly words: string;
  /** The version of each original section that was translated. */
  readonly done: string;
}

export const groundParts = ['borders', 'lakes', 'land', 'overview', 'rivers'] as const;
export type GroundPart = (typeof groundParts)[number];

/** True for a name that can be an id, in links and in names of files. */
export const isId = (name: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !isOfObjects(name);

/** True for names of properties that every JavaScript object has, such as `constructor`. */
export const isOfObjects = (name: string): boolean => name in {};

/** Turns a name into an id; empty where it has no digits and no letters from a to z. */
export function idLike(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-');
}

/** Coarse basemap of the world; each of its files is the default of a story's. */
export const worldBasemap = 'src/world';

/** Folders of relief tiles: the story's first, then the world's, at small scales. */
export const reliefFolders = (files: Pick<StoryFiles, 'published' | 'world'>): readonly string[] =>
  [files.published, files.world].map((folder) => `${folder}/relief`);

export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

/** Lists all files below a folder by their paths from it, with slashes, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => slashed(relative(folder, join(parentPath, name))))
    .sort();
}

export const slashed = (path: string): string => path.split(sep).join('/');
