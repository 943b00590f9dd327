import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { formatProblem, StoryError } from '../load/files/story-error.ts';
import { fileHref } from '../load/files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { keptFile, makeFonts, type StoryFonts } from './cut-fonts.ts';
import { type FontCharacters, fontCharacters } from './font-characters.ts';
import { fontsCss, unicodeRange } from './fonts-css.ts';
import { mapFaceNames, mapFaces } from './typefaces.ts';
import { charactersWithoutFont, problemsWithoutFont, writtenTexts } from './without-font.ts';

/** The modules that declare a story's fonts to the map, by their names. */
const modules: Readonly<Record<string, (fonts: StoryFonts) => string>> = {
  'virtual:story/fonts': facesCode,
  'virtual:story/opening-fonts': openingCode,
};

const mark = '<!--fonts-->';
const preload = (href: string) =>
  `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`;

/**
 * Cuts the fonts to the characters that the story uses, again when a save adds one, and links them in place of
 * `<!--fonts-->`. While a story is not sound its fonts stay as they were.
 */
export function storyFontsPlugin(store: StoryStore): Plugin {
  const cache = resolve(store.root, '.cache/fonts');
  const none = new Set<number>();
  let characters: FontCharacters = {
    lang: 'en',
    page: none,
    emphasised: none,
    map: none,
    drawn: none,
    opening: {},
  };
  let last: { readonly key: string; readonly fonts: Promise<StoryFonts> } | undefined;
  let warned = '';
  let warn: (message: string) => void = () => undefined;
  let href = ({ path }: { readonly path: string }): string => path;
  const made = async (): Promise<StoryFonts> => {
    try {
      const loaded = await store.load();
      characters = fontCharacters(loaded);
      const without = await charactersWithoutFont(characters);
      if (without.length > 0 && without.join('') !== warned) {
        const texts = writtenTexts(store.root, loaded);
        warn(problemsWithoutFont(without, texts).map(formatProblem).join('\n'));
      }
      warned = without.join('');
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
    }
    // A character that only pictures contain changes no file of the page, so its save needs no reload.
    const key = JSON.stringify({ ...characters, drawn: [] }, inOrder);
    if (last?.key !== key) last = { key, fonts: makeFonts(characters, cache) };
    return last.fonts;
  };
  return {
    name: 'story-fonts',
    configResolved(config) {
      warn = (message) => config.logger.warn(message);
      href = ({ path }) => fileHref(path, config);
    },
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    async load(id) {
      const code = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      return code?.(await made());
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(mark)) return html;
        const fonts = await made();
        const css = fontsCss(fonts);
        const sheet = await keptFile(cache, 'fonts.css', [css], () => css);
        const early = [...fonts.page].flatMap(([{ style }, [first]]) =>
          first && style === 'normal' ? [first] : [],
        );
        const links = [
          ...early.map((file) => preload(href(file))),
          `<link rel="stylesheet" href="${href(sheet)}" />`,
        ];
        return html.replace(mark, links.join('\n    '));
      },
    },
    async configureServer({ moduleGraph, ws }) {
      let before = await made();
      store.onSave(async () => {
        const now = await made();
        if (now === before) return;
        before = now;
        for (const name of Object.keys(modules)) {
          const module = moduleGraph.getModuleById(`\0${name}`);
          if (module) moduleGraph.invalidateModule(module);
        }
        ws.send({ type: 'full-reload', path: '*' });
      });
    },
  };
}

function inOrder(_: string, value: unknown): unknown {
  return value instanceof Set ? [...value].sort((a, b) => a - b) : value;
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

/** The module of the opening map's fonts, so that the page can request them before the map does. */
function openingCode({ opening }: StoryFonts): string {
  const fonts = opening.map(({ face, sample }, i) => {
    const { weight, style } = mapFaces[face];
    const font = JSON.stringify({ face, font: `${style} ${weight} 1em "${face}"`, text: sample });
    return `{ ...${font}, url: url${i} }`;
  });
  return `${urlImports(opening.map(({ file }) => file.path))}export const fonts = [${fonts.join(', ')}];`;
}

/** Code that imports the URLs of files, in their order, as `url0`, `url1` …. */
export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');
