import { parseArgs } from 'node:util';
import type { Bounds } from '../../../core/camera/bounds.ts';
import { withinTurn } from './window.ts';

/** What is asked for on the command line. */
interface Arguments {
  /** The story's folder, from the project's root or in full. */
  readonly story?: string;
  readonly window?: Bounds;
  /** The PMTiles archive that streets are cut from. */
  readonly streets?: string;
  /** The PMTiles archive that the picture of an image layer is cut from. */
  readonly picture?: string;
  /** The folder of the tiles, or the PMTiles archive, that a relief is cut from. */
  readonly relief?: string;
}

const usage =
  'Write npm run basemap -- --story ../my-story, --window west,south,east,north for another window than that of its scenes, --relief FOLDER or hills.pmtiles for its hills, --streets town.pmtiles for its streets, and --picture scan.pmtiles for the tiles of a picture.';

/**
 * Reads the command line.
 *
 * @throws where something else is asked for
 */
export function readArguments(args: readonly string[]): Arguments {
  const at = args.indexOf('--window');
  // A value that begins with a minus must be joined to its option.
  const joined = at < 0 ? [...args] : args.toSpliced(at, 2, `--window=${args[at + 1] ?? ''}`);
  const { story, window, relief, streets, picture } = parsed(joined);
  return {
    ...(story !== undefined && { story }),
    ...(window !== undefined && { window: readWindow(window) }),
    ...(relief !== undefined && { relief }),
    ...(streets !== undefined && { streets }),
    ...(picture !== undefined && { picture }),
  };
}

function parsed(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { story: text, window: text, relief: text, streets: text, picture: text };
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ');
    throw new Error(`${problem}. ${usage}`);
  }
}

/**
 * Reads a window as it is written on the command line, such as `-25,63,-13,67`.
 *
 * @throws where it is no window, with what one looks like
 */
function readWindow(written: string): Bounds {
  const numbers = written
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  const isSound =
    numbers.length === 4 &&
    Math.abs(west) <= 360 &&
    Math.abs(east) <= 360 &&
    west !== east &&
    south >= -90 &&
    south < north &&
    north <= 90;
  if (!isSound) {
    throw new Error(
      `--window ${written} is no window: write west,south,east,north in degrees, such as --window -25,63,-13,67. Over the 180th meridian west is above east: 176,-20,-178,-15.`,
    );
  }
  return withinTurn([west, south, east, north]);
}
