import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../../geo/sources.ts';
import {
  openSource,
  tarballName,
} from '../../../../src/build/commands/basemap/sources/open-source.ts';
import type { Source } from '../../../../src/build/commands/basemap/sources/source.ts';
import { tarEntry } from '../../../../src/build/commands/basemap/sources/tar-entry.ts';
import { worldSources } from '../../../../src/build/commands/basemap/sources/world-sources.ts';
import { tarballOf } from './support/tarball-of.ts';

const tarball = tarballOf({ 'package/LICENSE': 'x'.repeat(700), 'package/map.json': '{"a":1}' });

const source: Source = {
  ...sources.countries,
  package: '@some/geometry',
  version: '1.2.3',
  file: 'package/map.json',
  integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
};

describe('tarEntry', () => {
  it('finds a file behind others', () => {
    expect(tarEntry(tarball, 'package/map.json').toString()).toBe('{"a":1}');
  });

  it('names the file that a tarball does not hold', () => {
    expect(() => tarEntry(tarball, 'package/none.json')).toThrow(
      'no file called package/none.json',
    );
  });
});

describe('openSource', () => {
  let cache = '';
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'geo-cache-'));
  });
  afterEach(() => {
    rmSync(cache, { recursive: true });
  });

  it('reads what the cache holds, without a network', () => {
    writeFileSync(join(cache, 'some-geometry-1.2.3.tgz'), tarball);
    expect(openSource(source, cache).toString()).toBe('{"a":1}');
  });

  it('stops where the package is not the one that was pinned, and says what to do', () => {
    writeFileSync(join(cache, tarballName(source)), tarballOf({ 'package/map.json': '{"a":2}' }));
    expect(() => openSource(source, cache)).toThrow(
      'is not the @some/geometry@1.2.3 that is pinned: delete it to fetch it again',
    );
  });
});

describe('openSource without a network', () => {
  it('tells what npm told', () => {
    const folder = mkdtempSync(join(tmpdir(), 'geo-npm-'));
    const npm = join(folder, 'npm');
    writeFileSync(npm, '#!/bin/sh\necho "npm error code ENOSPC" >&2\nexit 1\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    try {
      expect(() => openSource(source, join(folder, 'cache'))).toThrow(
        'Could not fetch @some/geometry@1.2.3 (ENOSPC): connect',
      );
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  it('names the package, and the file that would do in its stead', () => {
    const cache = mkdtempSync(join(tmpdir(), 'geo-cache-'));
    vi.stubEnv('PATH', cache);
    try {
      expect(() => openSource(source, cache)).toThrow(
        `Could not fetch @some/geometry@1.2.3: connect to the npm registry once, or put some-geometry-1.2.3.tgz into ${cache}.`,
      );
      expect(readdirSync(cache)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(cache, { recursive: true });
    }
  });
});

describe('the sources', () => {
  it.each(Object.entries({ ...sources, ...worldSources }))(
    '%s is pinned, licensed and credited',
    (_id, each) => {
      expect(each.version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(Buffer.from(each.integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
      expect(each.licence).toMatch(/\S/);
      expect(each.credit).toMatch(/\S/);
    },
  );
});
