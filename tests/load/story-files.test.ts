import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileHref, inFolder, pathIn, storyFilesIn } from '../../src/load/files/story-files.ts';
import { loadStory } from '../../src/load/load-story.ts';

const root = process.cwd();
let story = '';
beforeEach(() => {
  story = mkdtempSync(join(tmpdir(), 'story-'));
  cpSync('examples/atolls', story, { recursive: true });
  rmSync(join(story, 'geo/basemap'), { recursive: true });
  rmSync(join(story, 'geo/layers/places.geojson'));
});
afterEach(() => rmSync(story, { recursive: true }));

const world = (part: string): string => `src/load/world/${part}.geojson`;

it('no folder is the project’s own story, an empty `STORY` too', () => {
  expect([undefined, ''].map((named) => storyFilesIn('.', named).folder)).toEqual([
    'src/story',
    'src/story',
  ]);
});

describe('a story without a basemap of its own', () => {
  it('is drawn on that of the world, with its names', async () => {
    const { geometry } = await loadStory(root, { files: storyFilesIn(root, story) });
    for (const part of ['borders', 'lakes', 'land', 'overview', 'places', 'rivers'])
      expect(geometry[world(part)]).toBe(readFileSync(world(part), 'utf8'));
  });

  it('credits what that was made from', async () => {
    const { described } = await loadStory(root, { files: storyFilesIn(root, story) });
    const credits = described
      .filter(({ file }) => file?.startsWith('src/load/world/'))
      .flatMap(({ metadata }) => metadata.sources.map(({ credit }) => credit));
    expect(new Set(credits)).toEqual(
      new Set(['Made with Natural Earth', 'Place positions: GeoNames']),
    );
  });

  it('has its own files in place of the world’s, one by one', async () => {
    mkdirSync(join(story, 'geo/basemap'));
    cpSync('examples/atolls/geo/basemap/land.geojson', join(story, 'geo/basemap/land.geojson'));
    const { ground } = storyFilesIn(root, story);
    expect(ground.land).toMatch(/geo\/basemap\/land\.geojson$/);
    expect(ground.land).not.toContain('world');
    expect(ground.rivers).toBe(world('rivers'));
    const { geometry } = await loadStory(root, { files: storyFilesIn(root, story) });
    expect(Object.keys(geometry).filter((file) => file.endsWith('/land.geojson'))).toEqual([
      ground.land,
    ]);
  });

  it('finds the names that a scene speaks of among the world’s', async () => {
    const scenes = readFileSync(join(story, 'scenes.yaml'), 'utf8');
    const named = scenes.replace('layers: [meridian]', 'layers: [meridian]\n  names: [Fiji]');
    writeFileSync(join(story, 'scenes.yaml'), named);
    await expect(loadStory(root, { files: storyFilesIn(root, story) })).resolves.toBeDefined();
  });
});

describe('a file that the page needs', () => {
  const root = '/engine';
  it.each([
    ['build', '/engine/.cache/a.css', './.cache/a.css'],
    ['build', '/story/geo/a.geojson', './../story/geo/a.geojson'],
    ['serve', '/engine/.cache/a.css', '/.cache/a.css'],
    ['serve', '/story/geo/a.geojson', '/@fs/story/geo/a.geojson'],
  ] as const)('is found by a page that is to %s: %s', (command, path, href) => {
    expect(fileHref(path, { root, command })).toBe(href);
  });
});

it('a project that is the story itself names its files without the folder, and distinguishes its own from others', () => {
  expect(storyFilesIn('/', '/').scenes).toBe('scenes.yaml');
  expect(inFolder('.', 'a.png')).toBe('a.png');
  expect(pathIn('.', 'geo/a.png')).toBe('geo/a.png');
  expect(pathIn('.', '../a.png')).toBeUndefined();
  expect(pathIn('story', 'stories/a.png')).toBeUndefined();
});
