import { existsSync, mkdtempSync, realpathSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AuthorError } from './story-error.ts';

/** By the paths that they lead to. */
const links = new Map<string, string>();

/**
 * A path without the signs of a URL, which mislead Vite: where a folder's name has some, by a link to it until the
 * process ends. Packages above the folder that is asked for are found from there, too.
 */
export function plainPath(folder: string): string {
  const [, odd, rest = ''] = /^(.*[#?"%][^/\\]*)(.*)$/s.exec(folder) ?? [];
  if (!odd) return folder;
  const link = links.get(odd) ?? linkTo(odd);
  links.set(odd, link);
  return link + rest;
}

function linkTo(folder: string): string {
  const around = mkdtempSync(join(tmpdir(), 'story-map-'));
  const link = join(around, 'project');
  symlinkSync(folder, link, 'junction');
  process.once('exit', () => {
    unlinkSync(link);
    rmdirSync(around);
  });
  return link;
}

/** Whether a path leads through a link, as {@link plainPath} may: then Vite must not resolve links. */
export const isLinked = (path: string): boolean => realpathSync(path) !== path;

/** The folder of the engine, with `index.html` and `src`. The project of an author has a root of its own. */
export const engineRoot = plainPath(resolve(fileURLToPath(new URL('../..', import.meta.url))));

const require = createRequire(import.meta.url);

/** The folder of the engine's package, with its licence. */
export const packageRoot = dirname(require.resolve('#package.json'));

export const enginePackage = require('#package.json') as {
  readonly name: string;
  readonly version: string;
  /** What only some commands need, with the versions that they need. */
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** @throws AuthorError where packages that a task needs are not installed, with the command that installs them. */
export function expectPackages(what: string, names: readonly string[]): void {
  const missing = names.filter((name) => !packageFolder(name));
  if (missing.length === 0) return;
  throw new AuthorError(
    `${what} needs packages that are not installed: ${missing.join(', ')}. Run ${installCommand(missing)}`,
  );
}

/** The command that installs optional packages in the versions that the engine needs. */
export function installCommand(names: readonly string[]): string {
  const exact = names.map((name) => `${name}@${enginePackage.peerDependencies[name]}`);
  return `npm install --save-dev --save-exact ${exact.join(' ')}`;
}

/** The folder of a package that code in a folder needs, the engine's by default. */
export function packageFolder(name: string, from = engineRoot): string | undefined {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  const folders = places.map((place) => join(place, name));
  const found = folders.find((folder) => existsSync(join(folder, 'package.json')));
  return found && realpathSync(found);
}
