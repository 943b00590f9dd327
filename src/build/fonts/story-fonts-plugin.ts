import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { filesIn, slashed } from '../story/files/files-in.ts';
import { wordsFile } from '../story/files/read-words.ts';
import { StoryError } from '../story/files/story-error.ts';
import { storyFilesIn } from '../story/files/story-files.ts';
import { readGeojson } from '../story/geometry/read-geojson.ts';
import { readMapData } from '../story/map-data.ts';
import { readMeta } from '../story/text/read-meta.ts';
import { type FontTexts, fontCharacters } from './font-characters.ts';
import { fontsCss, unicodeRange } from './fonts-css.ts';
import { keptFile } from './kept-files.ts';
import { makeFonts, type StoryFonts } from './make-fonts.ts';
import { mapFaceNames, mapFaces } from './typefaces.ts';
import { tellWithoutFont } from './without-font.ts';

/** What the page and the map get of a story's fonts. */
interface Shipped {
  /** The stylesheet that declares them to the page, in full. */
  readonly css: string;
  /** The files that the page asks for at once, in full. */
  readonly preloaded: readonly string[];
  /** The code of the modules that declare them to the map, by the modules' names. */
  readonly modules: Readonly<Record<string, string>>;
  /** What to tell the author of characters that no font has. */
  readonly told: string;
}

const storyFile = /\.(md|yaml|csv|geojson)$/;
const mark = '<!--fonts-->';
const [facesModule, openingModule] = ['virtual:story/fonts', 'virtual:story/opening-fonts'];

/**
 * Cuts the fonts of the page and of the map to the characters that the story uses, anew when a save
 * brings a character that was not there, and puts them in place of `<!--fonts-->` in the page's head.
 *
 * @param root The project's root, which has a cache of fonts that were cut before.
 * @param read Reads what the fonts are cut to. While it throws, as for a story that is broken, the
 *   fonts are those of before.
 */
export function storyFontsPlugin(
  root: string,
  read: () => Promise<FontTexts> = () => readFontTexts(root),
): Plugin {
  const fonts = shippedFonts(resolve(root, '.cache/fonts'), read);
  let told = '';
  let warn: (message: string) => void = () => undefined;
  const made = async (): Promise<Shipped> => {
    const current = await fonts();
    if (current.told !== told && current.told !== '') warn(current.told);
    told = current.told;
    return current;
  };
  return {
    name: 'story-fonts',
    configResolved({ logger }) {
      warn = (message) => logger.warn(message);
    },
    resolveId: (id) => (id === facesModule || id === openingModule ? `\0${id}` : undefined),
    load: async (id) => (id.startsWith('\0') ? (await made()).modules[id.slice(1)] : undefined),
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(mark)) return html;
        const { css, preloaded } = await made();
        const href = (path: string) => `/${slashed(relative(root, path))}`;
        const links = [
          ...preloaded.map((path) => `rel="preload" href="${href(path)}" ${asFont}`),
          `rel="stylesheet" href="${href(css)}"`,
        ];
        return html.replace(mark, links.map((link) => `<link ${link} />`).join('\n    '));
      },
    },
    async configureServer(server) {
      let before = await made();
      server.watcher.on('all', async (_, file) => {
        if (!storyFile.test(file)) return;
        const now = await made();
        if (now !== before) reload(server);
        before = now;
      });
    },
  };
}

const asFont = 'as="font" type="font/woff2" crossorigin';

/** Reloads the page, and with it the map, with other fonts. */
function reload({ moduleGraph, ws }: ViteDevServer): void {
  for (const name of [facesModule, openingModule]) {
    const module = moduleGraph.getModuleById(`\0${name}`);
    if (module) moduleGraph.invalidateModule(module);
  }
  ws.send({ type: 'full-reload', path: '*' });
}

/** Makes a story's fonts, and keeps them until the story has another character. */
function shippedFonts(cache: string, read: () => Promise<FontTexts>): () => Promise<Shipped> {
  let texts: FontTexts = { ...noTexts };
  let last: { readonly key: string; readonly shipped: Promise<Shipped> } | undefined;
  return async () => {
    texts = await read().catch((error) => {
      if (error instanceof StoryError || error instanceof SyntaxError) return texts;
      throw error;
    });
    const characters = fontCharacters(texts);
    const key = JSON.stringify(characters, (_, value) =>
      value instanceof Set ? [...value].sort((a, b) => a - b) : value,
    );
    if (last?.key !== key) {
      const now = texts;
      last = { key, shipped: makeFonts(characters, cache).then((made) => ship(made, now, cache)) };
    }
    return last.shipped;
  };
}

const noTexts: FontTexts = { texts: {}, story: '', geometry: {}, places: '', lang: '', words: '' };

async function ship(
  made: StoryFonts,
  { texts, geometry }: FontTexts,
  cache: string,
): Promise<Shipped> {
  const css = await fontsCss(made);
  return {
    css: (await keptFile(cache, 'fonts.css', [css], () => css)).path,
    preloaded: [...made.page].flatMap(([{ style }, [first]]) =>
      style === 'normal' && first ? [first.path] : [],
    ),
    modules: { [facesModule]: facesCode(made), [openingModule]: openingCode(made) },
    told: tellWithoutFont(made.without, { ...texts, ...geometry }).join('\n'),
  };
}

/** The module that declares all files of the map's faces. */
function facesCode({ map }: StoryFonts): string {
  const files = [...new Set(mapFaceNames.flatMap((name) => map[name]))];
  const fonts = files.map(({ codePoints }, i) => {
    const range = JSON.stringify(unicodeRange(codePoints));
    return `{ url: url${i}, 'unicode-range': ${range} }`;
  });
  const faces = mapFaceNames.map((name) => {
    const own = map[name].map((file) => `fonts[${files.indexOf(file)}]`);
    return `${JSON.stringify(name)}: [${own.join(', ')}]`;
  });
  return `${urlImports(files.map(({ path }) => path))}const fonts = [${fonts.join(', ')}];
export const faces = { ${faces.join(', ')} };`;
}

/**
 * The module of the fonts that the opening map's labels need, so that the page can ask for them
 * before the map finds out.
 */
function openingCode({ opening }: StoryFonts): string {
  const paths = [...new Set(opening.map(({ file }) => file.path))];
  const fonts = opening.map(({ face, file, sample }) => {
    const { weight, style } = mapFaces[face];
    const font = JSON.stringify({ face, font: `${style} ${weight} 1em "${face}"`, text: sample });
    return `{ ...${font}, url: url${paths.indexOf(file.path)} }`;
  });
  return `${urlImports(paths)}export const fonts = [${fonts.join(', ')}];`;
}

/** Code that imports the URLs of files, in their order, as `url0`, `url1` …. */
export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');

/**
 * Reads what a story's fonts are cut to from its files.
 *
 * @param root The project's root.
 * @param story The story's folder; by default the one that `STORY` names.
 * @throws StoryError where the story's text or its YAML cannot be read.
 */
export async function readFontTexts(root: string, story?: string): Promise<FontTexts> {
  const files = storyFilesIn(root, story);
  const names = (await filesIn(resolve(root, files.folder)))
    .filter((name) => /\.(md|yaml|csv)$/.test(name))
    .map((name) => `${files.folder}/${name}`);
  const texts = names.map(
    async (name) => [name, await readFile(resolve(root, name), 'utf8')] as const,
  );
  const { lang } = readMeta(root, files);
  return {
    texts: Object.fromEntries(await Promise.all(texts)),
    story: files.story,
    geometry: await readGeojson(root, [files.geometry, files.places]),
    places: files.places,
    lang,
    words: await readFile(wordsFile(lang), 'utf8'),
    opening: Object.values(readMapData(root, files).scenes)[0],
  };
}
