import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadStory } from '../../src/load/load-story.ts';
import { storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { streetTiles } from '../../src/stills/streets/street-tiles.ts';
import { sceneOf } from '../support/read-story.ts';
import { townStory } from '../support/town.ts';

it('a still map among streets draws them and buildings in both themes, and writes names along streets', async () => {
  const town = await townStory();
  try {
    await town.cut();
    const loaded = await loadStory(town.root, { files: town.files });
    const maps = storyMaps(loaded, {}, streetTiles(loaded.streets, join(town.root, 'town/public')));
    const scene = sceneOf(loaded, 'corner');
    const texts = { title: 'Corner', description: '', fonts: await openLabelFonts() };
    const svg = maps(scene, { frame: frameScene(scene), ...texts });
    for (const color of ['#fbf8f1', '#dbd4c6', '#3a4041']) expect(svg).toContain(color);
    expect(svg).toMatch(/translate\([^)]*\)rotate\(-?\d/);
  } finally {
    await town.remove();
  }
});
