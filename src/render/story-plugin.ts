import type { Plugin, ResolvedConfig } from 'vite';
import { reportProblems } from '../load/files/story-error.ts';
import { streetCredit } from '../load/geometry/read-tiles.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import { escapeHtml, keysHtml } from '../load/text/html.ts';
import { directionOf } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { alternateLinks, homeOf, renderEditions } from './editions.ts';
import { headCss, renderHead } from './head.ts';
import { keyTags } from './layer-key.ts';
import { pictureTags } from './pictures/render-pictures.ts';
import { renderStory, type StoryPictures } from './render-story.ts';
import { aboutAnchor } from './section.ts';

/**
 * Puts the story into `index.html` as static HTML, at each request in dev and once in a build. A story that is
 * not sound stops the build, and in dev shows its problems in place of the page.
 */
export function storyPlugin({ root, load }: StoryStore, pictures: StoryPictures = {}): Plugin {
  let built: LoadedStory | undefined;
  let config: ResolvedConfig;
  return {
    name: 'story',
    async configResolved(resolved) {
      config = resolved;
      const { command, logger } = resolved;
      if (command !== 'build') return;
      built = await load();
      if (built.warnings.length > 0) logger.warn(reportProblems(built.warnings, 'The story'));
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(shell) {
        const loaded = built ?? (await load());
        const { words, story } = loaded;
        const { meta } = story;
        // In dev each page is served alone.
        const linked = { editions: built ? loaded.editions : [], lang: meta.lang };
        const html = fillPage(shell, {
          lang: meta.lang,
          head: [
            renderHead(meta, words, headCss(loaded), pictures.baseUrl),
            ...alternateLinks(linked, homeOf(loaded, pictures.baseUrl)),
          ].join('\n'),
          editions: renderEditions(linked, words.shell.languages),
          story: await renderStory(loaded, pictures, { root, config }),
          poster: await pictures.poster?.(loaded),
          words: words.shell,
          values: {
            firstSection: (story.sections[1] ?? story.sections[0])?.id ?? '',
            about: aboutAnchor(story),
            credits: creditsOf(loaded),
          },
        });
        const tags = [...keyTags(html), ...pictureTags(html)];
        return { html: asWritten(html, config), tags };
      },
    },
  };
}

/** Escapes what Vite would replace in a page, such as `%MODE%`. */
const asWritten = (html: string, { env }: ResolvedConfig): string =>
  html
    .replace(/%(?=([^\s%]+)%)/g, (sign, name: string) =>
      name in env || name.startsWith('VITE_') ? '&#37;' : sign,
    )
    .replaceAll('__VITE_', '&#95;_VITE_');

/** The line under the map, with the credit for its streets where its author has not given it. */
function creditsOf({ settings: { credits }, streets }: LoadedStory): string {
  const isMissing = streets && !credits.includes('OpenStreetMap');
  return [credits, isMissing ? streetCredit : ''].filter(Boolean).join(' · ');
}

/** What goes into the shell of the page, as HTML except `values`. */
interface PageParts {
  readonly lang: string;
  readonly head: string;
  readonly story: string;
  readonly poster?: string | undefined;
  readonly editions?: string;
  /** What the shell says, each in the place of its `{{name}}`. */
  readonly words: Words['shell'];
  /** Texts of this story, in theirs. */
  readonly values: Readonly<Record<string, string>>;
}

const namedText = /\{\{([^{}]*)\}\}/g;

/** Puts the story, and the words of its language, into the shell of the page. */
export function fillPage(
  shell: string,
  { lang, head, story, poster, editions = '', words, values }: PageParts,
): string {
  const texts = new Map([
    ...Object.entries(words).map(([name, text]) => [name, keysHtml(text)] as const),
    ...Object.entries(values).map(([name, text]) => [name, escapeHtml(text)] as const),
  ]);
  const [unknown] = [...shell.matchAll(namedText)].find(([, name = '']) => !texts.has(name)) ?? [];
  if (unknown)
    throw new Error(
      `index.html: "${unknown}" is not a word of the shell. Add it to "shell" in src/words.`,
    );
  return shell
    .replace(namedText, (_, name: string) => texts.get(name) ?? '')
    .replace('<!--head-->', () => head)
    .replace('<!--story-->', () => story)
    .replaceAll('<!--editions-->', () => editions)
    .replace('<div id="map">', (map) => (poster ? `${poster}\n        ${map}` : map))
    .replace(
      /<html\b[^>]*>/,
      (tag) =>
        `${tag.replace(/\s+lang="[^"]*"/, '').slice(0, -1)} lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">`,
    );
}
