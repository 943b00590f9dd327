import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Bounds, boundsAround } from '../../../../core/camera/bounds.ts';
import { fromMercator } from '../../../../core/camera/mercator.ts';
import type { SceneSpecs } from '../../../../core/story/scene-spec.ts';
import { streetZooms, type TileId } from '../../../../core/story/streets.ts';
import { isOwn, textBeside } from '../../../story/files/own-path.ts';
import { type StoryFiles, translationsIn } from '../../../story/files/story-files.ts';
import { whyUnwritten } from '../../../story/files/why-unwritten.ts';
import {
  extractOf,
  type StreetsFile,
  streetsFolder,
} from '../../../story/geometry/read-streets.ts';
import { type Archive, openArchive } from './archive.ts';
import { overlap, tilesInSight } from './tiles-in-sight.ts';
import { trimTile } from './trim-tile.ts';

/** The streets that are asked for. */
interface StreetsOrder {
  readonly root: string;
  readonly files: StoryFiles;
  readonly scenes: SceneSpecs;
  /** The PMTiles archive, by its path. */
  readonly archive: string;
  readonly say: (words: string) => void;
}

/** More tiles than this are more than the scenes of one town need, and than a host likes. */
const mostTiles = 2000;

/**
 * Cuts from an archive the tiles of streets that a story's scenes can show, and puts them into the story's folder
 * in place of those that it had.
 *
 * @throws with what is in the way: no such archive, too many tiles, no place to write
 */
export async function cutStreets(order: StreetsOrder): Promise<void> {
  const { root, files, scenes, say } = order;
  const archive = await openArchive(resolve(root, order.archive));
  try {
    const zooms = { minzoom: streetZooms.from, maxzoom: archive.maxzoom };
    const wanted = tilesInSight(Object.values(scenes), { ...zooms, bounds: archive.bounds });
    if (wanted.length > mostTiles) {
      throw new Error(
        `The scenes can show ${wanted.length} tiles of ${archive.name}, and a story has ${mostTiles} at most: extract a smaller box, or frame fewer places.`,
      );
    }
    say(`cutting streets from ${archive.name}`);
    const languages = [languageOf(root, files), ...translationsIn(root, files.folder)];
    const { tiles, names } = await trimmed(archive, wanted, languages);
    if (tiles.size === 0) throw new Error(nothingIn(archive, scenes));
    const minzoom = Math.min(...[...tiles.keys()].map(([z]) => z));
    const file: StreetsFile = {
      schema: 4,
      minzoom,
      maxzoom: archive.maxzoom,
      bounds: coveredBy([...tiles.keys()], minzoom),
      archive: archive.bounds,
      ...(archive.date && { date: archive.date }),
      characters: [...new Set([...names].join('').normalize('NFC'))].sort().join(''),
      tiles: [...tiles.keys()].map((tile) => tile.join('/')).sort(),
    };
    await writeFolder(root, files, tiles, file);
    const bytes = [...tiles.values()].reduce((sum, tile) => sum + tile.length, 0);
    say(`wrote ${streetsFolder(files)}, ${tiles.size} tiles, ${Math.ceil(bytes / 1024)} KB`);
    for (const words of missing(scenes, archive)) say(words);
  } finally {
    await archive.close();
  }
}

/** The language that a story says it is in; English where it says none. */
const languageOf = (root: string, { story }: StoryFiles): string =>
  /^lang: *["']?([\w-]+)/m.exec(textBeside(resolve(root, story)))?.[1] ?? 'en';

/** The box that the tiles of a zoom cover. */
function coveredBy(tiles: readonly TileId[], zoom: number): Bounds {
  const own = tiles.filter(([z]) => z === zoom);
  const [xs, ys] = [own.map(([, x]) => x), own.map(([, , y]) => y)];
  const corner = (x: number, y: number) => fromMercator([x / 2 ** zoom, y / 2 ** zoom]);
  const [west, north] = corner(Math.min(...xs), Math.min(...ys));
  const [east, south] = corner(Math.max(...xs) + 1, Math.max(...ys) + 1);
  return [west, south, east, north];
}

async function trimmed(archive: Archive, wanted: readonly TileId[], languages: readonly string[]) {
  const tiles = new Map<TileId, Uint8Array>();
  const names = new Set<string>();
  for (const id of wanted) {
    const bytes = await archive.tile(id);
    if (!bytes) continue;
    const tile = trimTile(bytes, id[0], languages);
    tiles.set(id, tile.bytes);
    for (const name of tile.names) names.add(name);
  }
  return { tiles, names };
}

/** Writes the tiles and their list aside, and puts them in place once all are there. */
async function writeFolder(
  root: string,
  files: StoryFiles,
  tiles: ReadonlyMap<TileId, Uint8Array>,
  file: StreetsFile,
): Promise<void> {
  const folder = streetsFolder(files);
  const path = resolve(root, folder);
  const aside = `${path}.${randomUUID()}`;
  try {
    if (!isOwn(root, files.folder, folder)) {
      throw new Error('it would lie outside of the story’s folder');
    }
    for (const [[z, x, y], bytes] of tiles) {
      const tile = join(aside, `${z}/${x}/${y}.mvt`);
      await mkdir(dirname(tile), { recursive: true });
      await writeFile(tile, bytes);
    }
    await writeFile(join(aside, 'index.json'), `${JSON.stringify(file)}\n`);
    await rm(path, { recursive: true, force: true });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const why = whyUnwritten(error as NodeJS.ErrnoException);
    throw new Error(`${folder} could not be written: ${why} No file is half written.`);
  }
}

const around = (scenes: SceneSpecs): Bounds =>
  boundsAround(Object.values(scenes).map(({ bounds }) => bounds));

const nothingIn = ({ name, bounds }: Archive, scenes: SceneSpecs): string =>
  `No scene frames a place of ${name}, which holds ${bounds.join()}. Extract what they frame: ${extractOf(around(scenes))}`;

/** Which scenes the archive has in part, with the command that extracts all of them. */
function missing(scenes: SceneSpecs, { name, bounds }: Archive): string[] {
  const cut = Object.entries(scenes).filter(([, { bounds: box }]) => {
    const common = overlap(box, bounds);
    return isNear(box) && common !== undefined && common.join() !== box.join();
  });
  if (cut.length === 0) return [];
  const ids = cut.map(([id]) => id).join(', ');
  const all = around(Object.fromEntries(cut));
  return [`${name} ends within the frame of ${ids}: extract more with ${extractOf(all)}`];
}

/** Whether a box is small enough that its streets are seen. */
const isNear = ([west, , east]: Bounds): boolean => Math.abs(east - west) < 1;
