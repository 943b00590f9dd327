import { parseArgs } from 'node:util';
import type { Bounds } from '../../../core/camera/bounds.ts';
import { readWindow } from './read-window.ts';

/** What is asked for on the command line. */
interface Arguments {
  /** The story's folder, from the project's root or in full. */
  readonly story?: string;
  readonly window?: Bounds;
}

const usage =
  'Write npm run basemap -- --story ../my-story, and --window west,south,east,north for another window than that of its scenes.';

/**
 * Reads the command line.
 *
 * @throws where something else is asked for
 */
export function readArguments(args: readonly string[]): Arguments {
  const { story, window } = parsed(args);
  return {
    ...(story !== undefined && { story }),
    ...(window !== undefined && { window: readWindow(window) }),
  };
}

function parsed(args: readonly string[]) {
  // A value that begins with a minus must be joined to its option.
  const joined = args.flatMap((arg, i) =>
    arg === '--window'
      ? [`--window=${args[i + 1] ?? ''}`]
      : args[i - 1] === '--window'
        ? []
        : [arg],
  );
  try {
    const options = { story: { type: 'string' }, window: { type: 'string' } } as const;
    return parseArgs({ args: joined, options }).values;
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ');
    throw new Error(`${problem}. ${usage}`);
  }
}
