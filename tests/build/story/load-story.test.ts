import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderStory } from '../../../src/build/render/render-story.ts';
import { loadStory } from '../../../src/build/story/load-story.ts';
import { fixtureProject, fixtureStory } from '../fixture-project.ts';

describe('a sound story', () => {
  test('becomes the HTML of the golden file', async () => {
    const loaded = await loadStory(fixtureStory);
    await expect(await renderStory(loaded, {})).toMatchFileSnapshot(
      '../../fixtures/story/expected.html',
    );
  });

  test('takes the static map that is drawn for each scene', async () => {
    const loaded = await loadStory(fixtureStory);
    const html = await renderStory(loaded, {
      sectionMap: ({ id }, { bounds }) => `<figure class="section-map">${id} ${bounds}</figure>\n`,
    });
    expect(html).toContain('<figure class="section-map">road 126,37,129,39</figure>');
  });
});

describe('a story that is not sound', () => {
  let project: Awaited<ReturnType<typeof fixtureProject>>;
  const write = (file: string, text: string) => writeFile(join(project.root, file), text);
  /** The errors that are told; the small story names no places, which is a warning. */
  const message = () =>
    loadStory(project.root).then(
      () => '',
      (error: Error) => error.message.split('\nAnd ')[0],
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
src/story/story.md  the file does not exist. Write it, or run the command in the folder of the project.
src/story/charts/steps.yaml:5:11  "sources.0": the source "second" does not exist. There is none yet.`,
    );
  });

  test('names charts that are not there or name what is not, beside all else', async () => {
    await rm(join(project.root, 'src/story/charts/steps.csv'));
    await rm(join(project.root, 'src/story/scenes.yaml'));
    expect(await message()).toContain(
      'src/story/charts/steps.csv  the file does not exist. Write the rows of the chart whose words are in src/story/charts/steps.yaml.',
    );
    expect(await message()).toContain('src/story/scenes.yaml');
  });

  test('reads a story that has no charts and asks for none', async () => {
    await rm(join(project.root, 'src/story/charts'), { recursive: true });
    expect(await message()).toBe(
      'The story has 1 problem.\nsrc/story/story.md:23:1  the chart "steps" does not exist. There is none yet.',
    );
    const story = await readFile(join(project.root, 'src/story/story.md'), 'utf8');
    await write('src/story/story.md', story.replace('::: chart steps\n:::\n', ''));
    expect(await message()).toBe('');
  });

  test('names the source and the layers that a chart names and that there are not', async () => {
    const file = 'src/story/charts/steps.yaml';
    const words = await readFile(join(project.root, file), 'utf8');
    await write(file, `${words.replace('[second]', '[first, secnd]')}layer: ways\ncolor: sea\n`);
    expect(await message()).toBe(
      `The story has 3 problems.
src/story/charts/steps.yaml:5:18  "sources.1": the source "secnd" does not exist. Did you mean "second"?
src/story/charts/steps.yaml:11:8  "layer": the layer "ways" does not exist. Did you mean "way"?
src/story/charts/steps.yaml:12:8  "color": the layer "sea" does not exist. Known are "way", "area".`,
    );
  });

  test('names the row of a chart that names a layer that there is not', async () => {
    const folder = 'src/story/charts/steps';
    const words = await readFile(join(project.root, `${folder}.yaml`), 'utf8');
    const common = words
      .split('\n')
      .filter((line) => /^(title|meas|desc|sou|notes|table)/.test(line));
    await write(`${folder}.yaml`, `form: ruler\n${common.join('\n')}\ncolumns: [a, b]\nunit: m\n`);
    await write(`${folder}.csv`, 'name,value,layer,more\nfar,5,,\nnear,2,ways,\n');
    expect(await message()).toBe(
      `The story has 1 problem.
${folder}.csv:3:1  "layer": the layer "ways" does not exist. Did you mean "way"?`,
    );
  });

  test('names the line of every value that is missing or wrong, in all files at once', async () => {
    await write(
      'src/story/scenes.yaml',
      'title:\n  bounds: [124, 33, 131, north]\n  layer: [area]\n',
    );
    await write('src/story/layers.yaml', 'way:\n  label: The way\n  kind: rout\n  color: laos\n');
    await write('src/story/sources.yaml', 'first: { title: F\n');
    expect(await message()).toBe(
      `The story has 5 problems.
src/story/sources.yaml:2:1  this is not YAML: the line is indented otherwise than what it belongs to. Begin fields of one entry in the same column, and close each bracket.
src/story/scenes.yaml:2:26  "title.bounds.3": must be a number. It is "north". Write it as the others in this file are written.
src/story/scenes.yaml:3:3  "title.layer": there is no field "layer". Did you mean "layers"?
src/story/layers.yaml:3:9  "way.kind": there is no kind "rout". Did you mean "route"?
src/story/layers.yaml:4:10  "way.color": must be { light: "#rrggbb", dark: "#rrggbb" }. It is "laos". What belongs there: the colour of the layer on light paper and on dark.`,
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
src/story/layers.yaml:6:1  layer "area": it does not say where its data comes from, nor under which licence its data is. Add "source: Who made the data, and what it is called" and "license: CC-BY-4.0" to it.
geo/layers/way.geojson:1:254  metadata.sources.0.url: must be a web address, such as https://example.org/. It is "javascript:alert(1)". What belongs there: where it is, such as https://example.org/.`,
    );
  });
});
