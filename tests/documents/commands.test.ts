import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rangeServer } from '../support/range-server.ts';
import { writeArchives } from './archives.ts';
import { documents, type Fence, fencesOf, namedScripts } from './fences.ts';
import { type Ended, run, serve } from './shell.ts';

const stories = [
  'src/story',
  ...['cumberland-mountain', 'herdsman-lake', 'starter'].map((name) => `examples/${name}`),
];

/** What other parts of `.ci/run` run. */
const elsewhere = 'test test:unit test:browser test:documents test:long test:engines lint ci'.split(
  ' ',
);

const guide = 'docs/write-a-story.md';

const taken = new Set<string>();
const ran = new Set<string>(elsewhere);
const ranLines = new Set<string>();
const times: string[] = [];

let around = '';
const at = (...path: string[]) => join(around, ...path);
const clone = (...path: string[]) => at('story-map', ...path);

const commit = 'git -c user.name=A -c user.email=a@b.c commit -qm All';

function fence(document: string, beginning: string): Fence {
  const found = fencesOf(document).find((one) => !one.notRun && one.text.startsWith(beginning));
  if (!found) throw new Error(`${document} has no block of commands "${beginning} …".`);
  taken.add(found.place);
  return found;
}

let reading: Promise<unknown> = Promise.resolve();

/** Runs browser tests one at a time: two at once take longer than in sequence. */
function alone<T>(read: () => Promise<T>): Promise<T> {
  const next = reading.then(read);
  reading = next.catch(() => undefined);
  return next;
}

/** Runs a block of commands of a document, or a command that it names. */
async function type(
  command: Fence | string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly page?: string }> {
  const text = typeof command === 'string' ? command : command.text;
  const place = typeof command === 'string' ? '' : ` (${command.place})`;
  const isServed = /npm (start|run preview)\b/.test(text);
  let start = performance.now();
  const go = () => {
    start = performance.now();
    return (isServed ? serve : run)(text, cwd, env);
  };
  const ended = await (/npm (run )?test\b/.test(text) ? alone(go) : go());
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(7);
  const where = cwd.slice(around.length + 1);
  const story = env.STORY ? `STORY=${env.STORY} ` : '';
  for (const line of text.split('\n')) ranLines.add(line);
  times.push(`${seconds} s  ${where}$ ${story}${text.replaceAll('\n', '; ')}`);
  for (const [, name = ''] of text.matchAll(
    /(?:npm (?:run )?(?:--silent )?|npx story-map )([a-z][a-z:]*)/g,
  ))
    ran.add(name);
  expect(ended.code, `${text + place} in ${where}:\n${ended.output.slice(-6000)}`).toBe(0);
  return ended;
}

/** A new folder, also when a test is retried. */
function emptyFolder(name: string) {
  rmSync(at(name), { recursive: true, force: true });
  mkdirSync(at(name));
  return at(name);
}

/** Clones the working tree, and packs the engine beside it. */
beforeAll(async () => {
  around = realpathSync(await mkdtemp(join(tmpdir(), 'documents-')));
  const { output } = await run('git ls-files -co --exclude-standard', process.cwd());
  const files = output.split('\n');
  for (const file of files.filter(Boolean)) {
    mkdirSync(dirname(clone(file)), { recursive: true });
    cpSync(file, clone(file));
  }
  await run(`git init -q && git add -A && ${commit}`, clone());
  const { page } = await type(fence('README.md', 'npm ci && npm start'), clone());
  expect(page).toContain('<title>The Long Way South');
  const begun = await type(fence('README.md', 'npm ci\n'), clone());
  expect(begun.page).toContain('<title>My story');
  const filter = (path: string) => !/\/(node_modules|\.cache)$/.test(path);
  cpSync(clone(), at('newer'), { recursive: true, filter });
  symlinkSync(clone('node_modules'), at('newer/node_modules'));
  await type('npm version 0.3.0 --no-git-tag-version && npm pack', at('newer'));
});
afterAll(async () => {
  console.log(['', 'The commands of the documents, as they were run:', ...times].join('\n'));
  await rm(around, { recursive: true, force: true });
});

describe.concurrent('a writer', () => {
  test('follows the tutorial, a translation and an upgrade in their own repository', async () => {
    const folder = emptyFolder('telegraph');
    await type(fence(guide, 'mkdir vendor'), folder);
    await type(fence(guide, 'npx story-map new'), folder);
    await type(fence(guide, 'npm install'), folder);
    const source = readFileSync(guide, 'utf8');
    for (const [, name = '', text = ''] of source.matchAll(
      /Write `([\w.]+)`:\n\n```\w+\n([\s\S]*?\n)```/g,
    )) {
      writeFileSync(join(folder, name), text);
    }
    const grep = 'grep -ril "nordland\\|bodø\\|arctic" *.md *.yaml geo || true';
    const { output: left } = await run(grep, folder);
    expect(left).toBe('');
    const basemap = fence(guide, 'npm run basemap');
    const lacking = await run(basemap.text, folder);
    const install = /npm install --save-dev .*/.exec(lacking.output)?.[0];
    expect(install).toContain('mapshaper');
    await type(install ?? '', folder);
    await type(basemap, folder);
    const { output } = await type(fence(guide, 'npm run check'), folder);
    expect(output).toContain('No problems');
    expect(output).not.toMatch(/warning/i);

    const other = 'docs/your-repository.md';
    await type(fence(other, 'STORY_URL='), folder);
    const page = readFileSync(join(folder, 'dist/index.html'), 'utf8');
    expect(page).toContain('https://news.example/story/');
    for (const name of ['preview', 'pack', 'pdf']) await type(`npm run ${name}`, folder);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['telegraph.zip', 'telegraph.pdf']));

    const translation = 'docs/translate-a-story.md';
    await type(fence(translation, 'npm run translate fr'), folder);
    await type(fence(translation, 'npm run check -- --translated'), folder);
    cpSync(at('newer/story-map-0.3.0.tgz'), join(folder, 'vendor/story-map-0.3.0.tgz'));
    await type(fence(other, 'npm install --save-exact'), folder);
    emptyFolder('pushed');
    await type(`git init -q && git add -A && ${commit} && git clone -q . ../pushed`, folder);
    await type('npm ci && npm run check', at('pushed'));
  });

  test('starts a story from a spreadsheet, and adds the spreadsheet to another story', async () => {
    const folder = emptyFolder('relays');
    const text = readFileSync(guide, 'utf8');
    const blocks = [...text.matchAll(/```\w*\n(relays\.csv: |Station;)[^`]*/g)];
    const [table = '', said = ''] = blocks.map(([block]) => block.replace(/^.*\n/, ''));
    writeFileSync(join(folder, 'relays.csv'), table);
    await type(fence(guide, 'mkdir vendor'), folder);
    const { output, page } = await type(fence(guide, 'npx story-map new . relays'), folder);
    expect(output).toContain(said);
    expect(page).toContain('<title>Relays');
    rmSync(at('other-story'), { recursive: true, force: true });
    await type('npx story-map new ../other-story', folder);
    await type(fence(guide, 'npx story-map add'), folder);
    await type('npx story-map check ../other-story', folder);
  });

  test('imports a story into their own repository', async () => {
    for (const name of ['mapbox-story', 'leaflet-story']) emptyFolder(name);
    const chapter = `{ id: 'a', title: 'A', location: { center: [5, 60], zoom: 9 } }`;
    writeFileSync(at('mapbox-story/config.js'), `var config = { chapters: [${chapter}] };`);
    writeFileSync(at('leaflet-story/Chapters.csv'), 'Chapter,Latitude,Longitude\nA,60,5\n');
    const slide = '{ "text": { "headline": "A" }, "location": { "lat": 60, "lon": 5 } }';
    writeFileSync(at('published.json'), `{ "storymap": { "slides": [{}, ${slide}] } }`);
    for (const source of ['mapbox-story', 'published.json', 'leaflet-story']) {
      const folder = emptyFolder(`of-${source}`);
      await type(fence(guide, 'mkdir vendor'), folder);
      await type(fence('docs/import.md', `npx story-map import ../${source} .`), folder);
      expect((await type('npm run check', folder)).output).toContain('no error');
    }
    const pictures = 'npx story-map import ../published.json ../w';
    await type(fence('docs/import.md', pictures), at('of-mapbox-story'));
    expect(readdirSync(at('with-pictures'))).toContain('IMPORT.md');
  });
});

describe.concurrent('in a clone', () => {
  test.each(stories)(
    'checks, builds, reads, packs and prints %s without a warning',
    async (STORY) => {
      const env = { STORY, STORY_DIST: `dist-${STORY.replaceAll('/', '-')}` };
      const { output } = await type('npm run check', clone(), env);
      expect(output).not.toMatch(/warning/i);
      for (const name of ['build', 'pack', 'pdf', 'preview', 'test:story'])
        await type(`npm run ${name}`, clone(), env);
    },
  );

  test('builds the story for a folder, an address and frames, and without an offline copy', async () => {
    const env = { STORY: 'examples/starter', STORY_DIST: 'dist-published' };
    const dist = (file: string) => readFileSync(clone('dist-published', file), 'utf8');
    await type(fence('docs/publishing.md', 'npm run build -- --base'), clone(), env);
    expect(dist('_headers')).toContain('/stories/south/');
    await type(fence('docs/publishing.md', 'STORY_OFFLINE=off'), clone(), env);
    expect(dist('service-worker.js')).toContain('unregister');
    await type(fence('docs/embedding.md', 'npm run build'), clone(), env);
    expect(dist('_headers')).toContain('https://*.news.example');
    await type(fence('docs/publishing.md', 'STORY_URL='), clone(), env);
    expect(dist('index.html')).toContain('https://news.example/long-way-south/');
  });

  test('cuts ground, streets, hills and a picture from archives for a story beside the clone', async () => {
    rmSync(at('my-story'), { recursive: true, force: true });
    await type('npm run new -- ../my-story docs/telegraph/*.geojson', clone());
    await type('npm start -- ../my-story', clone());
    rmSync(at('my-story'), { recursive: true });
    cpSync('tests/fixtures/town', at('my-story'), { recursive: true });
    cpSync('tests/fixtures/town/town.pmtiles', clone('town.pmtiles'));
    await writeArchives(clone());
    await type('npm run basemap -- ../my-story', clone());
    await type(fence('docs/ground.md', 'npm run basemap -- ../my-story --relief'), clone());
    const ofTown = 'npm run basemap -- ../my-story --streets';
    await type(fence('docs/ground.md', `${ofTown} town`), clone());
    const server = await rangeServer(readFileSync('tests/fixtures/town/town.pmtiles'));
    const { text, ...fromWeb } = fence('docs/ground.md', `${ofTown} https:`);
    const here = text.replace(/https:\S+/, `${server.origin}/town.pmtiles`);
    await type({ ...fromWeb, text: here }, clone());
    await server.close();
    const plan = /```yaml\n(plan:[\s\S]*?)```/.exec(readFileSync('docs/ground.md', 'utf8'))?.[1];
    appendFileSync(at('my-story/layers.yaml'), `\n${plan}`);
    const scenes = readFileSync(at('my-story/scenes.yaml'), 'utf8');
    writeFileSync(at('my-story/scenes.yaml'), scenes.replace('[walk]', '[plan, walk]'));
    await type(fence('docs/ground.md', 'npm run basemap -- ../my-story --picture'), clone());
    for (const tiles of ['relief', 'streets', 'tiles/scan'])
      expect(readdirSync(at('my-story/public', tiles))).toContain('index.json');
    await type('npm run check -- ../my-story', clone());
    await type('npm run build -- ../my-story', clone(), { STORY_DIST: 'dist-my-story' });
    const page = readFileSync(clone('dist-my-story/index.html'), 'utf8');
    expect(/<p class="attribution">.*<\/p>/.exec(page)?.[0]).toContain('© Makers');
    expect(/<p class="map-credit">.*<\/p>/.exec(page)?.[0]).toContain('© Makers');
  });

  test('generates exactly what is committed', async () => {
    await type('npm run reference', clone());
    await type('npm run geo:check', clone());
    const { output } = await run('git status --porcelain -- docs examples geo src', clone());
    expect(output).toBe('');
    await type('npm run sbom', clone());
  });
});

test('measures the story against the budgets, except those of the slow phone', async () => {
  cpSync(clone('dist-src-story'), clone('dist'), { recursive: true });
  const { output } = await type('npm run bench -- --quick --rounds=1', clone());
  expect(output).toContain('Written to docs/performance.json.');
});

test('every block of commands is run unless the source gives a reason', () => {
  const left = documents
    .flatMap(fencesOf)
    .filter(({ place, notRun }) => !notRun && !taken.has(place))
    .filter(({ text }) => !text.split('\n').every((line) => ranLines.has(line)));
  expect(left.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
});

test('every script that the documents name is run', () => {
  expect([...namedScripts()].filter((name) => !ran.has(name))).toEqual([]);
});
