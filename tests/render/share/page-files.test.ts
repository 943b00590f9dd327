import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { renderStory } from '../../../src/render/render-story.ts';
import { zipLayers } from '../../../src/render/share/page-files.ts';

const root = resolve(import.meta.dirname, '../../..');

test.each([
  ['src/story', undefined],
  ['examples/atolls', 'fr'],
])('the ZIP of %s (%s) has each layer that the page offers, and its terms', async (folder, tag) => {
  const loaded = await loadStory(root, { files: storyFilesIn(root, folder, tag) });
  const page = parseHTML(`<main>${await renderStory(loaded, {})}</main>`).document;
  const { 'README.txt': readMe, ...layers } = unzipSync(zipLayers(root, loaded));
  const offered = [...page.querySelectorAll('a[download]')];
  const names = offered.map((link) => link.getAttribute('download') ?? '');
  expect(Object.keys(layers)).toEqual([...names].sort());
  expect(page.querySelector('a[href="layers.zip"]')).not.toBeNull();
  const origins = strFromU8(readMe ?? Buffer.of());
  expect(origins).not.toContain('undefined');
  for (const { id, file, label, metadata } of loaded.described) {
    if (!file) continue;
    const written = await readFile(resolve(root, file));
    expect(Buffer.from(layers[`${id}.geojson`] ?? []).equals(written), id).toBe(true);
    const credits = metadata.sources.map(({ credit }) => credit);
    for (const words of [`${label} (${id}.geojson)`, metadata.license, ...credits])
      expect(origins).toContain(words);
  }
});
