import type { Plugin, ResolvedConfig } from 'vite';
import { keptFile } from '../files/caches.ts';
import { formatProblem, StoryError } from '../files/story-error.ts';
import { fileHref, urlImports } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { makeFonts, type StoryFonts } from './cut-fonts.ts';
import { type FontCharacters, fontCharacters } from './font-characters.ts';
import { fontsCss, unicodeRange } from './fonts-css.ts';
import { mapFaceNames, mapFaces } from './typefaces.ts';
import { charactersWithoutFont, problemsWithoutFont } from './without-font.ts';

const modules: Readonly<Record<string, (fonts: StoryFonts) => string>> = {
  'virtual:story/fonts'({ map }) {
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
  },
  /** Lists the opening map's fonts, so that the page can request them before the map does. */
  'virtual:story/opening-fonts'({ opening, inlined }) {
    const fonts = opening.map(({ face, file, sample }, i) => {
      const { weight, style } = mapFaces[face];
      const font = `${style} ${weight} 1em "${face}"`;
      const entry = JSON.stringify({ face, font, text: sample, isInlined: inlined.has(file) });
      return `{ ...${entry}, url: url${i} }`;
    });
    const imports = urlImports(opening.map(({ file }) => file.path));
    return `${imports}export const fonts = [${fonts.join(', ')}];`;
  },
};

const mark = '<!--fonts-->';

/** Cuts fonts to the story's characters and links them; while the story has problems, the fonts stay. */
export function storyFontsPlugin(store: StoryStore): Plugin {
  const cache = store.files().at('.cache/fonts');
  const none = new Set<number>();
  const unread = { page: none, emphasised: none, map: none, large: none, drawn: none, opening: {} };
  let characters: FontCharacters = { lang: 'en', ...unread };
  let last: { readonly key: string; readonly fonts: Promise<StoryFonts> } | undefined;
  let warned = '';
  let config: ResolvedConfig;
  const makeStoryFonts = async (): Promise<StoryFonts> => {
    try {
      const loaded = await store.load();
      characters = fontCharacters(loaded);
      const without = await charactersWithoutFont(characters);
      if (without.length > 0 && without.join('') !== warned) {
        const problems = problemsWithoutFont(loaded, without);
        config.logger.warn(problems.map(formatProblem).join('\n'));
      }
      warned = without.join('');
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
    }
    // A character that only pictures have changes none of the page's files, so that a save of it needs no reload.
    const key = JSON.stringify({ ...characters, drawn: [] }, (_, value) =>
      value instanceof Set ? [...value].sort((a, b) => a - b) : value,
    );
    if (last?.key !== key) last = { key, fonts: makeFonts(characters, cache) };
    return last.fonts;
  };
  return {
    name: 'story-fonts',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    async load(id) {
      const code = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      return code?.(await makeStoryFonts());
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(mark)) return html;
        const fonts = await makeStoryFonts();
        const css = fontsCss(fonts);
        const sheet = await keptFile(cache, 'fonts.css', [css], () => css);
        return html.replace(
          mark,
          `<link rel="stylesheet" href="${fileHref(sheet.path, config)}" />`,
        );
      },
    },
    async configureServer({ moduleGraph, ws }) {
      let before = await makeStoryFonts();
      store.onSave(async () => {
        const now = await makeStoryFonts();
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
