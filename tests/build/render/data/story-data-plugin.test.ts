import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storyDataPlugin } from '../../../../src/build/render/story-data-plugin.ts';
import { loadStory } from '../../../../src/build/story/load-story.ts';
import { storyStore } from '../../../../src/build/story/story-store.ts';
import { fixtureProject } from '../../fixture-project.ts';

test('a file that no layer is drawn from is not published', async () => {
  const { root, remove } = await fixtureProject();
  await writeFile(join(root, 'geo/layers/spare.geojson'), '{');
  const { load } = storyDataPlugin(storyStore(root)) as unknown as {
    readonly load: (id: string) => Promise<string>;
  };
  expect(await load('\0virtual:story/sources')).not.toContain('spare');
  expect((await loadStory(root)).described.map(({ id }) => id)).toEqual(['way', 'area']);
  await remove();
});
