import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadStory } from '../../../src/build/parse/load-story.ts';
import { renderStory } from '../../../src/build/render/render-story.ts';
import { fixtureProject, fixtureStory } from '../fixture-project.ts';

const charts = { steps: () => '<svg></svg>' };

describe('a sound story', () => {
  test('becomes the HTML of the golden file', async () => {
    const loaded = await loadStory(fixtureStory, ['steps']);
    await expect(await renderStory(loaded, { charts })).toMatchFileSnapshot(
      '../../fixtures/story/expected.html',
    );
  });

  test('takes the static map that is drawn for each scene, and leaves out an empty chart', async () => {
    const loaded = await loadStory(fixtureStory, ['steps']);
    const html = await renderStory(loaded, {
      charts: { steps: () => '' },
      sectionMap: ({ id }, { bounds }) => `<figure class="section-map">${id} ${bounds}</figure>\n`,
    });
    expect(html).toContain('<figure class="section-map">road 126,37,129,39</figure>');
    expect(html).not.toContain('class="chart"');
  });
});

describe('a story that is not sound', () => {
  let project: Awaited<ReturnType<typeof fixtureProject>>;
  const write = (file: string, text: string) => writeFile(join(project.root, file), text);
  const message = () =>
    loadStory(project.root, ['steps']).then(
      () => '',
      (error: Error) => error.message,
    );

  beforeEach(async () => {
    project = await fixtureProject();
  });
  afterEach(() => project.remove());

  test('names all files that are missing', async () => {
    await rm(join(project.root, 'src/story/story.md'));
    await rm(join(project.root, 'src/story/sources.yaml'));
    expect(await message()).toBe(
      `The story has 2 problems.
src/story/story.md: the file: it does not exist. Write it, or run the command in the folder of the project.
src/story/sources.yaml: the file: it does not exist. Write it, or run the command in the folder of the project.`,
    );
  });

  test('names the line of TypeScript that cannot be read', async () => {
    await write('src/story/scenes.ts', 'export const scenes = {\n  title: ];\n');
    expect(await message()).toMatch(
      /^The story has 1 problem\.\nsrc\/story\/scenes\.ts: line 2, column \d+: it does not run \(.+\)\. Mend it first\.$/,
    );
  });

  test('says why TypeScript does not run', async () => {
    await write('src/story/scenes.ts', "throw new Error('no scenes yet');\n");
    expect(await message()).toBe(
      `The story has 1 problem.
src/story/scenes.ts: the file: it does not run (no scenes yet). Mend it first.`,
    );
  });

  test('names the export that is missing', async () => {
    await write('src/story/layers.ts', 'export const strata = [];\n');
    expect(await message()).toBe(
      `The story has 1 problem.
src/story/layers.ts: export "layers": it is missing. Export a constant "layers".`,
    );
  });

  test('names metadata that cannot be shown', async () => {
    const way = JSON.parse(await readFile(join(project.root, 'geo/layers/way.geojson'), 'utf8'));
    way.metadata.sources[0].url = 'javascript:alert(1)';
    await write('geo/layers/way.geojson', JSON.stringify(way));
    const { metadata: _, ...area } = JSON.parse(
      await readFile(join(project.root, 'geo/layers/area.geojson'), 'utf8'),
    );
    await write('geo/layers/area.geojson', JSON.stringify(area));
    expect(await message()).toBe(
      `The story has 2 problems.
geo/layers/way.geojson: metadata.sources: a url is not a web address. Run "npm run geo" to derive the layers again.
geo/layers/area.geojson: metadata: Invalid input: expected object, received undefined. Run "npm run geo" to derive the layers again.`,
    );
  });

  test('names a gap in the words of a layer that nothing fills', async () => {
    const layers = await readFile(join(project.root, 'src/story/layers.ts'), 'utf8');
    const told = "told: 'The {name} is {length} long, {lenght} in all.',";
    await write('src/story/layers.ts', layers.replace('schematic: true,', told));
    expect(await message()).toBe(
      `The story has 1 problem.
src/story/layers.ts: layer "way": nothing fills the gap "{lenght}" in its words. Take it out, or see src/kinds/route for the gaps that there are.`,
    );
  });
});
