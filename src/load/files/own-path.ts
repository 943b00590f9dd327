import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { engineRoot } from './engine.ts';

/** Where a path leads, its links followed; nothing where that is nowhere, or back to itself. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The names in a folder, sorted; none where there is no such folder. */
export function namesIn(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(resolve(root, folder)).sort();
  } catch {
    return [];
  }
}

const lies = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/**
 * Whether a path, as it is written and with its links followed, stays in the story's folder; or in the
 * project's, for shapes that lie beside the story, or in the engine's, which has the world's. What is not there yet is told by what it would lie in.
 *
 * @param folder The story's folder, from the root.
 * @param path From the root.
 * @param real Where it leads.
 */
export function isOwn(
  root: string,
  folder: string,
  path: string,
  real = nearestReal(resolve(root, path)),
): boolean {
  const written = resolve(root, path);
  const home = [resolve(root, folder), resolve(root), engineRoot].find((each) =>
    lies(written, each),
  );
  const realHome = home && realPath(home);
  return real !== undefined && realHome !== undefined && lies(real, realHome);
}

/** Where a path leads, or the nearest folder around it that is there; nothing where a link leads nowhere. */
function nearestReal(path: string): string | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found ? realpathSync(path) : nearestReal(dirname(path));
  } catch {
    return undefined;
  }
}

/** Whether a path leads to something that is no folder. */
export function isFile(path: string): boolean {
  const real = realPath(path);
  return real !== undefined && !statSync(real).isDirectory();
}
