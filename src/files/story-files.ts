import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

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

/** Whether a text is a language tag that can name a folder. */
export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/** The GeoJSON of a layer, by its path from the root. */
export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

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
