import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedStory, loadStory } from '../../src/load/load-story.ts';
import { storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { streetTiles } from '../../src/stills/streets/street-tiles.ts';
import { townStory } from '../support/town.ts';

describe('a still map among streets', () => {
  let town: Awaited<ReturnType<typeof townStory>>;
  let loaded: LoadedStory;
  let svg = '';
  beforeAll(async () => {
    town = await townStory();
    await town.cut();
    loaded = await loadStory(town.root, { files: town.files });
    const maps = storyMaps(loaded, {}, streetTiles(loaded.streets, join(town.root, 'town/public')));
    const scene = loaded.scenes.corner;
    if (!scene) throw new Error('The fixture has no scene "corner".');
    const texts = { title: 'Corner', description: '', fonts: await openLabelFonts() };
    svg = maps(scene, { frame: frameScene(scene), ...texts });
  });
  afterAll(() => town.remove());

  it('draws streets and buildings in both themes, and writes names along streets', () => {
    for (const color of ['#fbf8f1', '#dbd4c6', '#3a4041']) expect(svg).toContain(color);
    expect(svg).toMatch(/translate\([^)]*\)rotate\(-?\d/);
  });

  it('comes from OpenStreetMap, whose licence the page names', () => {
    const [last] = loaded.described.slice(-1);
    expect(last?.metadata).toMatchObject({
      license: 'ODbL-1.0',
      sources: [{ credit: '© OpenStreetMap contributors', date: '2026-06-09' }],
    });
  });
});
