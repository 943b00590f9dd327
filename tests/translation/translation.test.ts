import { point } from '@turf/helpers';
import { beforeEach, describe, expect, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { inspectStory, textsToTranslate } from '../../src/load/load-story.ts';
import { versionOf, writtenSections } from '../../src/translation/translated-sections.ts';
import { ownProject } from '../support/fixture-project.ts';

const project = ownProject();
const inFrench = () => openFolder(project(), 'src/story', 'fr');
const inspect = () => inspectStory(inFrench());
const load = async () => (await inspect()).loaded;

/** The small story in French, with each text translated and every section said to be done. */
beforeEach(async () => {
  const original = project.read('src/story/story.md');
  const translated = original
    .replace('title: A Short Walk', 'title: Une petite marche')
    .replace('lang: en', 'lang: fr')
    .replace('# A Short Walk', '# Une petite marche')
    .replace('The road goes west', 'La route va vers l’ouest');
  write('story.fr.md', translated);
  const texts = Object.values((await textsToTranslate(inFrench())).needed).flat();
  const same = Object.fromEntries(texts.map((text) => [text, text]));
  write('words.fr.yaml', JSON.stringify({ ...same, 'The way': 'Le chemin' }));
  const done = writtenSections(original).sections.map((each) => [each.id, versionOf(each)]);
  write('translated.fr.yaml', JSON.stringify(Object.fromEntries(done)));
});

const french = () => project.read('src/story/story.fr.md');
/** Takes the second section out of the translation, and adds to its end. */
function withoutRoad(more = '') {
  write('story.fr.md', french().replace(/## The \*road\*[\s\S]*(?=## Sources)/, '') + more);
}
const words = () => JSON.parse(project.read('src/story/words.fr.yaml'));

const edit = (file: string, from: string, to: string) =>
  project.edit(`src/story/${file}`, from, to);
const write = (file: string, text: string) => project.write(`src/story/${file}`, text);

describe('a translation', () => {
  test('is found by its text file, and has no problems if complete', async () => {
    write('story.my_draft.md', 'A text of the author’s own.');
    expect(inFrench().tags()).toEqual(['fr']);
    expect((await inspect()).problems).toEqual([]);
  });

  test('has its own words, and everything else from the original', async () => {
    const [loaded, { loaded: original }] = [
      await load(),
      await inspectStory(openFolder(project())),
    ];
    expect(loaded?.story.meta).toMatchObject({ title: 'Une petite marche', lang: 'fr' });
    expect(loaded?.layers.map(({ label }) => label)).toEqual(['Le chemin', 'The area']);
    expect(loaded?.scenes).toEqual(original?.scenes);
    expect(original?.layers.map(({ label }) => label)).toEqual(['The way', 'The area']);
  });

  test('shows a missing section in its place, in the original’s language', async () => {
    withoutRoad();
    const { loaded, problems } = await inspect();
    expect(loaded?.story.sections.map(({ id, lang }) => [id, lang])).toEqual([
      ['title', undefined],
      ['road', 'en'],
      ['sources', undefined],
    ]);
    expect(loaded?.story.cited.map(({ number }) => number)).toEqual([1, 2, 1, 2]);
    expect(problems.map(({ place, problem }) => [place, problem])).toContainEqual([
      'section "road"',
      'it is not translated: readers see the original.',
    ]);
  });

  test('can move a name to a place with room for it', async () => {
    edit(
      'scenes.yaml',
      'layers: [area]',
      'layers: [area]\n  annotations: [{ text: Here, at: [126, 37], side: left }]',
    );
    const here = { text: 'Par ici', side: 'right' };
    write('words.fr.yaml', JSON.stringify({ ...words(), Here: here }));
    const { title } = (await load())?.scenes ?? {};
    expect(title?.annotations).toEqual([{ text: 'Par ici', at: [126, 37], side: 'right' }]);
  });

  test('uses features’ names in its language, unless it overrides them', async () => {
    const file = 'geo/layers/places.geojson';
    const place = (properties: object) =>
      point([127, 37.5], { kind: 'city', rank: 1, minZoom: 1, anchor: 'left', ...properties });
    const metadata = { title: 'Places', source: 'Nobody', license: 'CC0-1.0' };
    const features = [
      place({ name: 'Seoul', 'name:fr-FR': 'Séoul', local: '서울' }),
      place({ name: 'London', 'name:fr': 'Londres', local: 'London' }),
    ];
    project.write(file, JSON.stringify({ type: 'FeatureCollection', metadata, features }));
    const geometry = (await load())?.geometry[file] ?? '{}';
    const named = JSON.parse(geometry).features.map(
      ({ properties: { name, local } }: { properties: Record<string, string> }) => [name, local],
    );
    expect(named.join(' ')).toBe('Séoul,서울 Londres,London');
  });
});

const [md, listed] = ['story.fr.md', 'words.fr.yaml'];

describe('an author is warned', () => {
  test.each([
    [md, '{#sources}', '{#origins}', '"origins": the original has no such section, so it is left'],
    [md, 'lang: fr', 'lang: en', 'front matter: its language is that of the original.'],
    [
      'story.md',
      'goes west.',
      'goes east.',
      '"road": the original has changed since this section was tr',
    ],
    [md, 'l’ouest.[^second]', 'l’ouest.', '"road": the citation [^second] of the original is not'],
    [md, 'org/gate', 'org/porte', '"road": the link to https://example.org/porte is not in the'],
    [md, '::: chart steps\n:::\n', '', '"road": the block ::: chart steps of the original is not'],
    [md, '14 July 2014', '14 juillet 2015', '"road": the figure 2014 of the original is not'],
    [md, 'Nobody measured it', 'Elle a 1234 pas', '"road": the figure 1234 is not in the'],
    [listed, ':"The area"', ':null', 'of src/story/layers.yaml “The area” is not translated.'],
    [listed, '"The area":', '"A":"B","The area":', '"A": the original has no such words.'],
  ])('if %s has %j replaced by %j', async (file, from, to, message) => {
    edit(file, from, to);
    const { problems, loaded } = await inspect();
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    const told = problems.map(({ place, problem }) => (place ? `${place}: ` : '') + problem);
    expect(told).toContainEqual(expect.stringContaining(message));
    expect(loaded).toBeDefined();
  });

  test('at the right line after an untranslated section', async () => {
    withoutRoad('\n\n::: nothing\n:::\n');
    const [error] = (await inspect()).problems.filter(({ severity }) => severity !== 'warning');
    expect(french().split('\n')[(error?.line ?? 0) - 1]).toBe('::: nothing');
  });

  test('of an unreadable word list, and how to write a colon', async () => {
    write('words.fr.yaml', 'The way by night: on foot: Le chemin\n');
    const { problems } = await inspect();
    expect(problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`)).toEqual([
      'src/story/words.fr.yaml:1 the value has a colon and no quotes, or the next line is indented too far.',
    ]);
  });

  test('of a source in the original’s language', async () => {
    edit('sources.yaml', 'title: ', 'note: Read in print.\n  title: ');
    const { problems } = await inspect();
    expect(problems.map(({ problem }) => problem)).toContain(
      'of src/story/sources.yaml “Read in print.” is not translated.',
    );
  });

  test('of missing words of the engine', async () => {
    edit('story.fr.md', 'lang: fr', 'lang: pl');
    write('engine-words.pl.yaml', 'shell:\n  layers: Warstwy\n');
    const { problems } = await inspect();
    expect(problems.map(({ file }) => file)).toContain('src/story/engine-words.pl.yaml');
  });

  test('of a lost placeholder', async () => {
    edit('layers.yaml', '  kind: route\n', '  kind: route\n  told: "{line} shows {name}."\n');
    edit('words.fr.yaml', '{', '{"{line} shows {name}.":"{line} : le chemin.",');
    const { problems } = await inspect();
    expect(problems.map((each) => each.problem)).toContain('{name} of the original is not in it.');
  });
});
