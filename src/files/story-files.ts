import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The paths of a story's files from the project's root, as messages name them. */
export interface StoryFiles {
  readonly folder: string;
  /** The original's text, even in a translation. */
  readonly story: string;
  readonly sources: string;
  readonly scenes: string;
  readonly layers: string;
  readonly labels: string;
  readonly settings: string;
  readonly charts: string;
  /** The folder of tables with shaded layers' values. */
  readonly values: string;
  readonly published: string;
  readonly world: string;
  readonly geo: string;
  readonly geometry: string;
  readonly places: string;
  /** The GeoJSON file of each part of the ground: the story's, or else the world's. */
  readonly ground: Readonly<Record<GroundPart, string>>;
  readonly translation?: TranslationFiles;
}

export interface TranslationFiles {
  /** The BCP 47 tag, such as `ko`, in the names of the files and of the page's folder. */
  readonly tag: string;
  readonly story: string;
  readonly words: string;
  /** The file that lists which version of each original section was translated. */
  readonly done: string;
}

export const groundParts = ['borders', 'lakes', 'land', 'overview', 'rivers'] as const;
export type GroundPart = (typeof groundParts)[number];

/** True if a name can be an id in links and file names. */
export const isId = (name: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !isOfObjects(name);

/** True if every JavaScript object has a property of this name, such as `constructor`. */
export const isOfObjects = (name: string): boolean => name in {};

/** Turns a name into an id, which is empty if the name has no digits and no letters from a to z. */
export function idLike(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-');
}

/** The folder of the world's coarse basemap; each file in it is used if a story has none of its own. */
export const worldBasemap = 'src/world';

/** Lists the folders of relief tiles: first the story's, then the world's for small scales. */
export const reliefFolders = (files: Pick<StoryFiles, 'published' | 'world'>): readonly string[] =>
  [files.published, files.world].map((folder) => `${folder}/relief`);

export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

export const layerFile = ({ geometry }: Pick<StoryFiles, 'geometry'>, id: string): string =>
  `${geometry}/${id}.geojson`;

/** Lists all files below a folder by their paths from it, with slashes, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => slashed(relative(folder, join(parentPath, name))))
    .sort();
}

export const slashed = (path: string): string => path.split(sep).join('/');

/** Returns the URL, in the page's HTML, of the file at a full path. */
export function fileHref(path: string, { root, command }: ViteConfig): string {
  const fromPage = slashed(relative(root, path));
  if (command === 'build') return `./${fromPage}`;
  const isBeside = !fromPage.startsWith('../') && !isAbsolute(fromPage);
  return isBeside ? `/${fromPage}` : `/@fs/${slashed(path).replace(/^\//, '')}`;
}

export interface ViteConfig {
  readonly root: string;
  readonly command: 'build' | 'serve';
}

export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');
