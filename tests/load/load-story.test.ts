import { expect, it, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { renderStory } from '../../src/render/render-story.ts';
import { mapWords, toldLayers } from '../../src/stills/map-words.ts';
import { fixtureStory, ownProject } from '../support/fixture-project.ts';

const project = ownProject();

/** The lengths in the words of a story's still maps, and in its table of measurements. */
async function lengthsOf(root: string) {
  const story = await loadStory(openFolder(root));
  const told = toldLayers(story);
  const maps = Object.values(story.scenes).map((scene) => mapWords(scene, told, [], story.words));
  const { html } = await renderStory(story, {});
  const [, table = ''] = html.split('<th scope="col">Measured');
  const measured = table.match(/<td[^>]*>[\d.,]+ \w+/);
  return { maps: maps.map(({ full }) => full).join('\n'), measured: measured?.[0] };
}

it('uses kilometres, or miles if the settings say so', async () => {
  const metric = await lengthsOf(project());
  expect(metric.maps).toMatch(/an area about \d+ km wide/);
  expect(metric.measured).toMatch(/1,234\.5 km$/);
  project.edit('src/story/settings.yaml', /$/, '\nunits: mi\n');
  const miles = await lengthsOf(project());
  expect(miles.maps).toMatch(/an area about \d+ mi wide/);
  expect(miles.maps).not.toMatch(/\d km/);
  expect(miles.measured).toMatch(/767 mi$/);
});

test('renders a sound story exactly as in the golden file', async () => {
  const { html } = await renderStory(await loadStory(openFolder(fixtureStory)), {});
  await expect(html).toMatchFileSnapshot('../fixtures/story/expected.html');
});

test('includes the static map drawn for each scene', async () => {
  const { html } = await renderStory(await loadStory(openFolder(fixtureStory)), {
    sectionMap: async ({ id }, { bounds }) =>
      `<figure class="section-map">${id} ${bounds}</figure>\n`,
  });
  expect(html).toContain('<figure class="section-map">road 126,37,129,39</figure>');
});
