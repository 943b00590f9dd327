import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { closestZoom } from '../core/camera/fit-bounds.ts';
import { formatProblem, StoryError } from '../load/files/story-error.ts';
import { fileHref } from '../load/files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import type { Language } from '../load/words/compile-words.ts';
import { formatSamples } from '../words/formats.ts';
import { keptFile } from './cut-fonts.ts';
import { type FontTexts, fontCharacters } from './font-characters.ts';
import { fontsCss, unicodeRange } from './fonts-css.ts';
import { makeFonts, type StoryFonts } from './make-fonts.ts';
import { mapFaceNames, mapFaces } from './typefaces.ts';
import { tellWithoutFont, writtenTexts } from './without-font.ts';

/** The modules that declare a story's fonts to the map, by their names. */
const modules: Readonly<Record<string, (fonts: StoryFonts) => string>> = {
  'virtual:story/fonts': facesCode,
  'virtual:story/opening-fonts': openingCode,
};

const noTexts: FontTexts = {
  texts: {},
  story: '',
  geometry: {},
  places: '',
  lang: 'en',
  words: '',
  marks: '',
};
const mark = '<!--fonts-->';
const preload = (href: string) =>
  `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`;

/**
 * Cuts the fonts of the page and of the map to the characters that the story uses, anew when a save
 * brings a character that was not there, and puts them in place of `<!--fonts-->` in the page's head.
 * The fonts of a story that is not sound are those of before. Files that were cut are kept in a cache.
 */
export function storyFontsPlugin(store: StoryStore): Plugin {
  const cache = resolve(store.root, '.cache/fonts');
  let texts = noTexts;
  let characters = fontCharacters(noTexts);
  let last: { readonly key: string; readonly fonts: Promise<StoryFonts> } | undefined;
  let told = '';
  let warn: (message: string) => void = () => undefined;
  let href = ({ path }: { readonly path: string }): string => path;
  const made = async (): Promise<StoryFonts> => {
    try {
      texts = fontTexts(await store.load());
      characters = fontCharacters(texts);
    } catch (error) {
      if (!(error instanceof StoryError || error instanceof SyntaxError)) throw error;
    }
    // What stands in pictures alone asks for no other file, and a save of it for no reload.
    const key = JSON.stringify({ ...characters, drawn: [] }, inOrder);
    if (last?.key !== key) last = { key, fonts: makeFonts(characters, cache) };
    const fonts = await last.fonts;
    const without = fonts.without.join('');
    if (without !== '' && without !== told) {
      const written = writtenTexts(store.root, store.files(), texts.geometry);
      warn(tellWithoutFont(fonts.without, written).map(formatProblem).join('\n'));
    }
    told = without;
    return fonts;
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
        const css = await fontsCss(fonts);
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

/**
 * The module of the fonts that the opening map's labels need, so that the page can ask for them
 * before the map finds out.
 */
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

/** The texts of all that the engine says, or of a group of it, or of some names in that. */
const wordsIn = (
  { messages }: Language,
  only?: string,
  names?: readonly string[],
): readonly string[] =>
  Object.entries(messages).flatMap(([group, own]) => {
    if (only !== undefined && only !== group) return [];
    return Object.entries(own).flatMap(([name, { text }]) =>
      !names || names.includes(name) ? [text] : [],
    );
  });

/** What the engine says between the story's words, of all that it renders. */
const inText =
  'by retold article articleBy published record sources aboutMap share copyLink print'.split(' ');

/**
 * What stands on the page before a reader unfolds or opens anything: the prose, and the charts with the names
 * of their sources; not the notes, the list of sources, the charts' data and what is told of the map.
 */
function shownText(loaded: LoadedStory): string {
  const { story, charts, sources, layers, settings, language, words, editions } = loaded;
  const unfolded = story.sections.map(({ parts, beginning: _, ...head }) => [
    head,
    parts.map((part) => (part.kind === 'fold' ? part.title : part)),
  ]);
  const drawn = Object.values(charts).map(({ spec, form, fields, rows }) => [
    [spec.title, spec.measured, spec.notes, form.draw(rows, fields, words).textContent],
    spec.sources.map((id) => sources[id]?.author ?? sources[id]?.publisher ?? sources[id]?.title),
  ]);
  const named = [...layers.map(({ label }) => label), ...editions.map(({ name }) => name)];
  const engine = [
    ['shell', 'charts'].map((group) => wordsIn(language, group)),
    wordsIn(language, 'render', inText),
    formatSamples(language.locale),
  ];
  return JSON.stringify([story.meta, unfolded, drawn, named, settings.credits, engine]);
}

/** What a story's fonts are cut to. */
export function fontTexts(all: LoadedStory): FontTexts {
  const { files, geometry, story, sources, charts, language, editions, ...loaded } = all;
  const { scenes, layers, labels, settings, streets, world } = loaded;
  const samples = formatSamples(language.locale, world.closestZoom > closestZoom);
  const said = {
    [files.story]: story,
    [files.scenes]: scenes,
    [files.layers]: layers,
    [files.labels]: labels,
    [files.settings]: settings,
    [files.sources]: sources,
    [files.charts]: Object.values(charts).map(({ fields, rows }) => [fields, rows]),
  };
  const ground = Object.values(files.ground);
  const named = Object.entries(geometry).filter(([file]) => !ground.includes(file));
  const texts = Object.entries(said).map(([file, value]) => [file, JSON.stringify(value)]);
  return {
    texts: Object.fromEntries(texts),
    shown: shownText(all),
    story: files.story,
    geometry: Object.fromEntries(named),
    places: files.places,
    words: [...wordsIn(language), ...editions.map(({ name }) => name), samples].join('\n'),
    marks: [...wordsIn(language, 'marks'), samples].join('\n'),
    written: [
      ...[...labels, ...Object.values(scenes).flatMap(({ annotations = [] }) => annotations)].map(
        ({ text }) => text,
      ),
      streets?.characters,
    ].join('\n'),
    titles: [
      story.meta.title,
      story.meta.subtitle,
      ...story.sections.map(({ title }) => title),
    ].join('\n'),
    lang: story.meta.lang,
    opening: scenes[story.sections[0]?.id ?? ''],
  };
}
