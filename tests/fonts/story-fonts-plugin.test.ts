import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { create, type Font } from 'fontkit';
import { build, createLogger, createServer, type InlineConfig, type Rolldown } from 'vite';
import { beforeEach, expect, test, vi } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { heldCharacters } from '../../src/fonts/cut-fonts.ts';
import { storyFontsPlugin } from '../../src/fonts/story-fonts-plugin.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { packageOf } from '../../src/render/licences-plugin.ts';
import { ownProject } from '../support/fixture-project.ts';

const inProject = ownProject();
const logger = createLogger('silent');
const warn = vi.spyOn(logger, 'warn');

const say = (words: string) => inProject.edit('src/story/story.md', /$/, `\n${words}\n`);
const config = (store = storyStore(openFolder(inProject()))): InlineConfig => ({
  root: inProject(),
  configFile: false,
  cacheDir: inProject('node_modules/.vite'),
  customLogger: logger,
  css: { transformer: 'lightningcss' },
  build: {
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  plugins: [store.watch, storyFontsPlugin(store)],
});

const built = async (name: RegExp): Promise<string[]> =>
  (await readdir(inProject('dist/assets'))).filter((file) => name.test(file));

beforeEach(async () => {
  warn.mockClear();
  inProject.edit('src/story/story.md', /首尔/g, 'Seoul');
  await mkdir(resolve('.cache'), { recursive: true });
  await symlink(resolve('.cache'), inProject('.cache'), 'junction');
  inProject.write(
    'index.html',
    '<head><!--fonts--></head><script type="module" src="/page.ts"></script>',
  );
  inProject.write(
    'page.ts',
    "import { faces } from 'virtual:story/fonts';\nimport { fonts } from 'virtual:story/opening-fonts';\nconsole.log(faces, fonts);\n",
  );
});

test('ships fonts for the story’s text to the page and the map, but no code of an installed package', async () => {
  say('Ελλάδα');
  const { output } = (await build(config())) as Rolldown.RolldownOutput;
  const [sans = ''] = await built(/^source-sans-3-greek-400-(?!italic)/);
  const bytes = await readFile(inProject(`dist/assets/${sans}`));
  expect(String.fromCodePoint(...heldCharacters(create(bytes) as Font))).toBe('Εάαδλ');
  expect(await built(/^source-sans-3-greek-600-.{8}\.woff2$/)).toHaveLength(1);
  const [script = ''] = await built(/\.js$/);
  const code = inProject.read(`dist/assets/${script}`);
  expect(code).toContain('/assets/source-sans-3-greek-400-');
  const modules = output.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
  expect(modules.filter((module) => module.includes('.woff2'))).not.toEqual([]);
  expect(modules.flatMap((module) => packageOf(module) ?? [])).toEqual([]);
  expect(warn).not.toHaveBeenCalled();
});

test('gives up on no font that comes late, and puts those of the first layout into the style sheet', async () => {
  await build(config());
  const [name = ''] = await built(/\.css$/);
  const rules = inProject.read(`dist/assets/${name}`).split('@font-face');
  expect(rules.filter((rule) => /display:(optional|fallback)/.test(rule))).toEqual([]);
  const inlined = rules.filter((rule) => /url\("?data:font/.test(rule));
  expect(inlined.filter((rule) => /family:"?Source S\w+ [34]"?;/.test(rule))).toHaveLength(4);
  expect(await built(/^source-serif-4-latin-400-[\w-]{8}\.woff2$/)).toEqual([]);
});

test('warns of letters without a font, and still builds', async () => {
  say('שלום');
  await build(config());
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^src\/story\/story\.md:\d+:1 {2}.*"ש"/)],
  ]);
});

test('loads a new letter when it is saved on the dev server', async () => {
  const server = await createServer({ ...config(), server: { port: 0 } });
  try {
    await server.listen();
    const regular = async () => {
      const { faces } = await server.ssrLoadModule('virtual:story/fonts');
      return JSON.stringify(faces['Map Sans Regular']);
    };
    expect(await regular()).not.toContain('greek');
    const { fonts } = await server.ssrLoadModule('virtual:story/opening-fonts');
    expect(fonts).toContainEqual({
      face: 'Map Sans Italic',
      isInlined: true,
      url: expect.stringMatching(/source-sans-3-latin-400-italic\.woff2$/),
      font: 'italic 400 1em "Map Sans Italic"',
      text: '0',
    });
    const send = vi.spyOn(server.ws, 'send');
    // A watcher that is still about to look does not see the first save.
    const saved = async () => {
      say('Ελλάδα');
      expect(send).toHaveBeenCalledWith({ type: 'full-reload', path: '*' });
    };
    await vi.waitFor(saved, { timeout: 60_000, interval: 500 });
    expect(await regular()).toMatch(/source-sans-3-greek-400.woff2","unicode-range":\["U\+395"/);
    const html = await server.transformIndexHtml('/', '<!--fonts-->');
    const [, sheet = ''] = /rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
    const rules = inProject.read(sheet).split('@font-face');
    expect(rules).toContainEqual(expect.stringMatching(/"Source Serif 4 More"[^}]*U\+395/));
  } finally {
    await server.close();
  }
});
