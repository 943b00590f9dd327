import { resolve } from 'node:path';
import { type Bounds, boundsAround, overlap } from '../../core/camera/bounds.ts';
import { fromMercator } from '../../core/camera/mercator.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { streetZooms } from '../../core/story/streets.ts';
import type { TileId } from '../../core/story/tiles.ts';
import { type StoryFiles, translationsIn } from '../../load/files/story-files.ts';
import { extractOf, type StreetsFile, streetsFolder } from '../../load/geometry/read-tiles.ts';
import { languageOf } from '../../load/text/front-matter.ts';
import { type Archive, withArchive } from '../tiles/archive.ts';
import { tilesInSight } from '../tiles/tiles-in-sight.ts';
import { checkCount, writeTiles, written } from '../tiles/write-tiles.ts';
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

/** The version of Protomaps' basemap schema. */
const schema = 4;

/**
 * Cuts from an archive the tiles of streets that a story's scenes can show, and puts them into the story's folder
 * in place of those that it had.
 *
 * @throws with what is in the way: no such archive, its tiles in another schema, too many of them, no place to write
 */
export function cutStreets(order: StreetsOrder): Promise<void> {
  const { root, files, scenes, say } = order;
  return withArchive(resolve(root, order.archive), extractOf(), async (archive) => {
    const date = dateOf(archive);
    const { maxzoom, bounds } = archive;
    const wanted = tilesInSight(Object.values(scenes), {
      minzoom: streetZooms.from,
      maxzoom,
      bounds,
    });
    checkCount(wanted, archive.name);
    say(`cutting streets from ${archive.name}`);
    const languages = [
      languageOf(root, files.folder, files.story),
      ...translationsIn(root, files.folder),
    ];
    const { tiles, names } = await trimmed(archive, wanted, languages);
    if (tiles.size === 0) throw new Error(nothingIn(archive, scenes));
    const cut = wanted.filter((id) => tiles.has(id.join('/')));
    const minzoom = Math.min(...cut.map(([z]) => z));
    const list: Omit<StreetsFile, 'tiles'> = {
      schema,
      minzoom,
      maxzoom,
      bounds: coveredBy(cut, minzoom),
      archive: bounds,
      ...(date && { date }),
      characters: [...new Set([...names].join('').normalize('NFC'))].sort().join(''),
    };
    const folder = streetsFolder(files);
    await writeTiles({ root, story: files.folder, folder, ending: 'mvt' }, tiles, list);
    say(written(folder, tiles));
    for (const words of missing(scenes, archive)) say(words);
  });
}

/**
 * The day of an archive's data, in ISO 8601, where it says it.
 *
 * @throws where its tiles are not in Protomaps' basemap schema, with what to do
 */
function dateOf({ name, isPictures, metadata }: Archive): string | undefined {
  const { version = '', 'planetiler:osm:osmosisreplicationtime': time } = metadata;
  if (isPictures || Number.parseInt(String(version), 10) !== schema) {
    const has = isPictures ? 'no vectors' : `version ${version || 'unknown'}`;
    throw new Error(
      `${name} has ${has}, and streets are drawn from Protomaps' basemap of version ${schema}. Extract one: ${extractOf()}`,
    );
  }
  return typeof time === 'string' ? time.slice(0, 10) : undefined;
}

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
  const tiles = new Map<string, Uint8Array>();
  const names = new Set<string>();
  for (const id of wanted) {
    const bytes = await archive.tile(id);
    if (!bytes) continue;
    const tile = trimTile(bytes, id[0], languages);
    tiles.set(id.join('/'), tile.bytes);
    for (const name of tile.names) names.add(name);
  }
  return { tiles, names };
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
