import { z } from 'zod';
import type { Relief } from '../../core/story/story-data.ts';
import { coverZooms, type PictureTiles, streetZooms, withinZooms } from '../../core/story/tiles.ts';
import type { StoryFolder } from '../../files/open-folder.ts';
import type { SafeFolder } from '../../files/safe-folder.ts';
import { attempt, type Problem, StoryError } from '../../files/story-error.ts';
import { reliefFolders, type StoryFiles } from '../../files/story-files.ts';
import { tilesFolder } from '../../style/kinds/image.ts';
import { isRegional } from '../../style/relief.ts';
import type { LayerEntry } from '../schema/layers.ts';
import type { DescribedLayer } from './describe-layers.ts';

/** Public archives that cover the whole Earth; docs/ground.md names their owners. */
const publicArchives = {
  /** OpenStreetMap in Protomaps' basemap schema; each daily build stays online for some days. */
  streets: 'https://build.protomaps.com/DAY.pmtiles',
  /** Mapterhorn's heights in the Terrarium encoding. */
  relief: 'https://download.mapterhorn.com/planet.pmtiles',
} as const;

/** The command that cuts a story's ground from a public archive; `day` names a build, such as 20260609. */
export const basemapCommand = (
  folder: string,
  what: keyof typeof publicArchives,
  day = 'DAY',
): string => `npm run basemap -- ${folder} --${what} ${publicArchives[what].replace('DAY', day)}`;

/** The path of a story's street tiles from the project's root. */
export const streetsFolder = ({ published }: Pick<StoryFiles, 'published'>): string =>
  `${published}/streets`;

const whole = z.number().int().nonnegative();
const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();
const pyramid = z.object({ minzoom: whole, maxzoom: whole, bounds });
const tilesSchema = pyramid.extend({ tiles: z.array(z.string()) });
const pictureSchema: z.ZodType<PictureTiles> = tilesSchema.extend({ size: whole });
const reliefSchema = z.union([
  tilesSchema
    .extend({ contours: z.boolean().exactOptional(), credit: z.string().exactOptional() })
    .transform((window) => ({ pyramids: [{ name: 'window', ...window }] })),
  z.object({ pyramids: z.array(pyramid.extend({ name: z.string() })) }),
]);
const streetsSchema = tilesSchema.extend({
  /** The version of Protomaps' basemap schema. */
  schema: z.literal(4),
  date: z.string().exactOptional(),
  /** Every character in the tiles' names, each once. */
  characters: z.string(),
});

export type StreetsFile = Readonly<z.infer<typeof streetsSchema>>;

/** Reads the list of a folder's tiles, if there is one. @throws StoryError if `index.json` is no such list. */
function readList<T>(
  files: SafeFolder,
  folder: string,
  schema: z.ZodType<T>,
  words: Pick<Problem, 'problem' | 'remedy'>,
): T | undefined {
  const file = `${folder}/index.json`;
  const text = files.text(file, { absent: '' });
  try {
    return text === '' ? undefined : schema.parse(JSON.parse(text));
  } catch {
    throw new StoryError([{ file, ...words }]);
  }
}

/** Reads the tiles of streets, and of land cover at small scales, if a story has any. @throws StoryError */
export function readStreets(files: StoryFolder) {
  const list = readList(files, streetsFolder(files), streetsSchema, {
    problem: 'it does not list the tiles of streets.',
    remedy: `Cut them again: ${basemapCommand(files.folder, 'streets')}`,
  });
  const { minzoom, maxzoom } = coverZooms;
  return list
    ? { streets: withinZooms(list, streetZooms.from), cover: withinZooms(list, minzoom, maxzoom) }
    : {};
}

/** Reads the world's relief and the story's, which, if it fills the map, replaces the world's from its first zoom. */
export function readRelief(files: StoryFolder): Relief {
  const problem = 'it does not list the tiles of the relief.';
  const remedy = 'Put the whole folder of the relief there again, or take it out.';
  const pyramids = reliefFolders(files)
    .toReversed()
    .flatMap(
      (folder) => readList(files, folder, reliefSchema, { problem, remedy })?.pyramids ?? [],
    );
  const wide = pyramids.find((each) => each.name === 'window' && !isRegional(each));
  return Object.fromEntries(
    pyramids.map(({ name, maxzoom, ...rest }) => {
      const last = wide && name === 'world' ? Math.max(0, wide.minzoom - 1) : maxzoom;
      return [`relief-${name}`, { ...rest, maxzoom: last }];
    }),
  );
}

/** Adds tiles to layers whose pictures were cut from archives, and reports missing pictures. */
export function readLayerPictures(files: StoryFolder, layers: readonly LayerEntry[]) {
  const { folder, published, layers: file } = files;
  const problems: Problem[] = [];
  const read = layers.map((layer) => {
    if (layer.kind !== 'image') return layer;
    const { id, picture } = layer;
    const path = `${published}/${picture}`;
    const missing = { problem: 'there is no such file.', remedy: `Put it there: ${path}` };
    const uncut = {
      problem: 'its picture has no tiles yet.',
      remedy: `Cut them, with the path or the address of the archive: npm run basemap -- ${folder} --picture ${picture}`,
    };
    const isCut = picture.endsWith('.pmtiles');
    const from = `${published}/${tilesFolder(picture)}`;
    const tiles = isCut && attempt(() => readList(files, from, pictureSchema, uncut)).value;
    if (tiles) return { ...layer, tiles };
    if (isCut || !files.has(path)) {
      const at = { file, path: [id, 'picture'], place: `layer "${id}"`, value: picture };
      problems.push({ ...at, ...(isCut ? uncut : missing) });
    }
    return layer;
  });
  return { layers: read, problems };
}

export const tileWorks = {
  streets: {
    title: 'OpenStreetMap',
    licence: 'ODbL-1.0',
    credit: '© OpenStreetMap contributors',
    url: 'https://www.openstreetmap.org/copyright',
  },
  cover: {
    title: 'ESA WorldCover',
    licence: 'CC-BY-4.0',
    credit: '© ESA WorldCover project, Copernicus Sentinel data (2020)',
    url: 'https://esa-worldcover.org',
  },
} as const;

/** Describes a story's heights by the credit in their archive, which states no licence. */
export function describeHeights(relief: Relief): DescribedLayer[] {
  const { credit } = relief['relief-window'] ?? {};
  if (!credit) return [];
  const sources = [{ title: credit, credit }];
  const metadata = { title: credit, sources, license: '', measured: [] };
  return [{ id: '_heights', label: credit, metadata }];
}

/** Describes the data of streets or land cover, without words of any language. */
export function describeTiles(part: keyof typeof tileWorks, date?: string): DescribedLayer {
  const { title, licence: license } = tileWorks[part];
  const sources = [{ ...tileWorks[part], ...(date && { date }) }];
  return { id: `_${part}`, label: title, metadata: { title, sources, license, measured: [] } };
}
