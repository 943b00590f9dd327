import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, createServer, type InlineConfig, type Rolldown } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heldCharacters } from '../../../../src/build/fonts/open-slice.ts';
import { storyFontsPlugin } from '../../../../src/build/fonts/story/story-fonts-plugin.ts';
import { packageOf } from '../../../../src/build/render/licences/packages.ts';
import { fixtureProject } from '../../fixture-project.ts';

let project: Awaited<ReturnType<typeof fixtureProject>>;
const told: string[] = [];

const inProject = (file: string): string => join(project.root, file);
const say = async (words: string): Promise<void> => {
  const story = await readFile(inProject('src/story/story.md'), 'utf8');
  await writeFile(inProject('src/story/story.md'), `${story}\n${words}\n`);
};
const config = (): InlineConfig => ({
  root: project.root,
  configFile: false,
  cacheDir: inProject('node_modules/.vite'),
  customLogger: {
    ...console,
    hasWarned: false,
    warnOnce: () => undefined,
    clearScreen: () => undefined,
    hasErrorLogged: () => false,
    info: () => undefined,
    warn: (message) => {
      if (message.includes('installed font')) told.push(message);
    },
  },
  css: { transformer: 'lightningcss' },
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
  plugins: [storyFontsPlugin(project.root)],
});

/** What the fonts of a build hold, by the file's name without its hash. */
const builtFonts = async (): Promise<Record<string, string>> => {
  const names = await readdir(inProject('dist/assets'));
  const fonts = names
    .filter((name) => name.endsWith('.woff2'))
    .map(async (name) => {
      const bytes = await readFile(inProject(`dist/assets/${name}`));
      return [name.slice(0, -15), String.fromCodePoint(...heldCharacters(bytes))];
    });
  return Object.fromEntries(await Promise.all(fonts));
};

beforeEach(async () => {
  project = await fixtureProject();
  told.length = 0;
  const story = await readFile(inProject('src/story/story.md'), 'utf8');
  await writeFile(inProject('src/story/story.md'), story.replaceAll('首尔', 'Seoul'));
  await mkdir(inProject('src/page'));
  await mkdir(inProject('src/fonts'));
  await writeFile(inProject('src/fonts/fonts.css'), '');
  await writeFile(inProject('src/page/page.css'), '@import url("../fonts/fonts.css");\n');
  await writeFile(
    inProject('index.html'),
    '<link rel="stylesheet" href="/src/page/page.css"><script type="module" src="/page.ts"></script>',
  );
  const page = "import { added } from 'virtual:story/fonts';\nconsole.log(added);\n";
  await writeFile(inProject('page.ts'), page);
});
afterEach(() => project.remove());

test('a build ships fonts of what the story says beyond the engine’s own, to page and map', async () => {
  await say('Ελλάδα');
  await build(config());
  const fonts = await builtFonts();
  expect(fonts['source-serif-4-greek-400']).toContain('Ε');
  expect(fonts['source-sans-3-greek-600']).toContain('Ε');
  const [script = ''] = (await readdir(inProject('dist/assets'))).filter((n) => n.endsWith('.js'));
  const code = await readFile(inProject(`dist/assets/${script}`), 'utf8');
  expect(code).toMatch(/Map Sans Regular.*source-sans-3-greek-400-/s);
  expect(told).toEqual([]);
});

test('a build ships the fonts of the story that is named', async () => {
  await cp(inProject('src/story'), inProject('other'), { recursive: true });
  await say('Ελλάδα');
  await build({ ...config(), plugins: [storyFontsPlugin(project.root, 'other')] });
  expect(await builtFonts()).toEqual({});
  await build({ ...config(), plugins: [storyFontsPlugin(project.root, 'src/story')] });
  expect(await builtFonts()).toHaveProperty('source-serif-4-greek-400');
});

test('the fonts of a build belong to no installed package, of which there would be a licence', async () => {
  await say('Ελλάδα');
  const { output } = (await build(config())) as Rolldown.RolldownOutput;
  const modules = output.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
  expect(modules.filter((module) => module.includes('.woff2'))).not.toEqual([]);
  expect(modules.flatMap((module) => packageOf(module) ?? [])).toEqual([]);
});

test('a build adds nothing where nothing is missing', async () => {
  await build(config());
  expect(await builtFonts()).toEqual({});
});

test('a build tells of letters that no font has, and is made', async () => {
  await say('שלום');
  await build(config());
  expect(told).toEqual([expect.stringMatching(/^src\/story\/story\.md:\d+:1 {2}.*"ש"/)]);
});

test('the server of dev starts with a file of shapes that is none', async () => {
  await mkdir(inProject('geo/layers'), { recursive: true });
  await writeFile(
    inProject('geo/layers/bare.geojson'),
    '{ "type": "Point", "coordinates": [1, 2] }',
  );
  await writeFile(inProject('geo/layers/null.geojson'), 'null');
  await writeFile(inProject('geo/layers/empty.geojson'), '{ "features": [null, {}] }');
  const server = await createServer({ ...config(), server: { middlewareMode: true } });
  try {
    const added = await server.transformRequest('virtual:story/fonts');
    expect(added?.code).toContain('added');
  } finally {
    await server.close();
  }
});

test('the server of dev takes up a new letter as it is saved', async () => {
  const server = await createServer({ ...config(), server: { port: 0 } });
  try {
    await server.listen();
    const css = async () => (await server.transformRequest('/src/page/page.css'))?.code ?? '';
    expect(await css()).not.toContain('greek');
    const send = vi.spyOn(server.ws, 'send');
    // A watcher that is still about to look does not see the first save.
    const saved = async () => {
      await say('Ελλάδα');
      expect(send).toHaveBeenCalledWith({ type: 'full-reload', path: '*' });
    };
    await vi.waitFor(saved, { timeout: 20_000, interval: 500 });
    expect(await css()).toContain('source-serif-4-greek-400');
  } finally {
    await server.close();
  }
});
