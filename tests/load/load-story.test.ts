import { expect, test } from 'vitest';
import { loadStory } from '../../src/load/load-story.ts';
import { renderStory } from '../../src/render/render-story.ts';
import { fixtureStory } from '../support/fixture-project.ts';

test('a sound story becomes the HTML of the golden file', async () => {
  await expect(await renderStory(await loadStory(fixtureStory), {})).toMatchFileSnapshot(
    '../fixtures/story/expected.html',
  );
});

test('a story takes the static map that is drawn for each scene', async () => {
  const html = await renderStory(await loadStory(fixtureStory), {
    sectionMap: async ({ id }, { bounds }) =>
      `<figure class="section-map">${id} ${bounds}</figure>\n`,
  });
  expect(html).toContain('<figure class="section-map">road 126,37,129,39</figure>');
});
