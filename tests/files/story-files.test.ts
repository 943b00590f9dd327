import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { fileHref } from '../../src/files/story-files.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = process.cwd();
const at = temporaryFolder('tests/fixtures/atolls');
beforeEach(() => {
  rmSync(at('geo/basemap'), { recursive: true });
  rmSync(at('geo/layers/places.geojson'));
});
const load = () => loadStory(openFolder(root, at()));

const world = (part: string) => `src/world/${part}.geojson`;

it('takes the project’s own story without a folder, or with an empty `STORY`', () => {
  for (const named of [undefined, '']) expect(openFolder('.', named).folder).toBe('src/story');
});

it('a story without a basemap is drawn on the world’s basemap, with its names', async () => {
  const { geometry } = await load();
  for (const part of ['borders', 'lakes', 'land', 'overview', 'places', 'rivers'])
    expect(geometry[world(part)]).toBe(readFileSync(world(part), 'utf8'));
});

it('a story can replace individual files of the world’s basemap', async () => {
  mkdirSync(at('geo/basemap'));
  cpSync('tests/fixtures/atolls/geo/basemap/land.geojson', at('geo/basemap/land.geojson'));
  const { ground } = openFolder(root, at());
  expect(ground.land).toMatch(/geo\/basemap\/land\.geojson$/);
  expect(ground.land).not.toContain('world');
  expect(ground.rivers).toBe(world('rivers'));
  const { geometry } = await load();
  expect(Object.keys(geometry).filter((at) => /\/land\./.test(at))).toEqual([ground.land]);
});

it('a scene can name places of the world’s basemap', async () => {
  at.edit('scenes.yaml', 'layers: [meridian]', 'layers: [meridian]\n  names: [Fiji]');
  await expect(load()).resolves.toBeDefined();
});

describe('a file that the page needs', () => {
  const root = '/engine';
  it.each([
    ['build', '/engine/.cache/a.css', './.cache/a.css'],
    ['build', '/story/geo/a.geojson', './../story/geo/a.geojson'],
    ['serve', '/engine/.cache/a.css', '/.cache/a.css'],
    ['serve', '/story/geo/a.geojson', '/@fs/story/geo/a.geojson'],
  ] as const)('has a URL on %s: %s', (command, path, href) => {
    expect(fileHref(path, { root, command })).toBe(href);
  });
});

it('a story at the root names its files without a folder', () => {
  expect(openFolder('/', '/').scenes).toBe('scenes.yaml');
  expect(openFolder('/', '/').inside('a.png')).toBe('a.png');
});
