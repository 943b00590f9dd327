import { existsSync, mkdtempSync, realpathSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOrMake } from '../core/get-or-make.ts';
import { AuthorError } from './story-error.ts';

/** Links by the folders to which they lead. */
const links = new Map<string, string>();

/** Replaces a folder whose name has URL characters, which mislead Vite, with a link that is removed on exit. */
export function plainPath(folder: string): string {
  const [, odd, rest = ''] = /^(.*[#?"%][^/\\]*)(.*)$/s.exec(folder) ?? [];
  return odd ? getOrMake(links, odd, () => linkTo(odd)) + rest : folder;
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

/** True for a path through a link, such as {@link plainPath} makes, which Vite must not resolve. */
export const isLinked = (path: string): boolean => realpathSync(path) !== path;

/** The engine's folder, which holds `index.html` and `src`; an author's project has its own root. */
export const engineRoot = plainPath(resolve(fileURLToPath(new URL('../..', import.meta.url))));

const require = createRequire(import.meta.url);

export const packageRoot = dirname(require.resolve('#package.json'));

export const enginePackage = require('#package.json') as {
  readonly name: string;
  readonly version: string;
  /** The versions of packages that only some commands need. */
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** Checks that a task's packages are installed. @throws AuthorError with the command that installs them */
export function expectPackages(what: string, names: readonly string[]): void {
  const missing = names.filter((name) => !packageFolder(name));
  if (missing.length === 0) return;
  throw new AuthorError(
    `${what} needs packages that are not installed: ${missing.join(', ')}. Run ${installCommand(missing)}`,
  );
}

/** Returns the command that installs optional packages in the versions that the engine needs. */
export function installCommand(names: readonly string[]): string {
  const exact = names.map((name) => `${name}@${enginePackage.peerDependencies[name]}`);
  return `npm install --save-dev --save-exact ${exact.join(' ')}`;
}

/** Returns a package's folder, as code in `from` resolves it. */
export function packageFolder(name: string, from = engineRoot): string | undefined {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  const folders = places.map((place) => join(place, name));
  const found = folders.find((folder) => existsSync(join(folder, 'package.json')));
  return found && realpathSync(found);
}
