import type { HtmlTagDescriptor, Plugin, ResolvedConfig } from 'vite';
import { reportProblems } from '../files/story-error.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import { tileWorks } from '../read/geometry/read-tiles.ts';
import { escapeHtml, keysHtml } from '../read/text/html.ts';
import { directionOf } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { alternateLinks, headCss, renderEditions, renderHead } from './head.ts';
import { type PageNeed, renderStory, type StoryPictures } from './render-story.ts';
import { aboutAnchor } from './section.ts';

/** Puts the story into `index.html` as static HTML; if the story has errors, a build stops, and dev shows them. */
export function storyPlugin({ load }: StoryStore, pictures: StoryPictures = {}): Plugin {
  let built: LoadedStory | undefined;
  let config: ResolvedConfig;
  return {
    name: 'story',
    async configResolved(resolved) {
      config = resolved;
      if (config.command !== 'build') return;
      built = await load();
      const { warnings } = built;
      if (warnings.length > 0) config.logger.warn(reportProblems(warnings, 'The story'));
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(shell) {
        const loaded = built ?? (await load());
        const { words, story } = loaded;
        const { lang } = story.meta;
        const { baseUrl, file } = pictures;
        // In dev, each page is served alone.
        const editions = built ? loaded.editions : [];
        const { html, needs } = await renderStory(loaded, pictures, config);
        const page = fillPage(shell, {
          lang,
          head: [
            renderHead(story.meta, words, headCss(loaded), baseUrl),
            ...alternateLinks(lang, editions, baseUrl, file),
          ].join('\n'),
          editions: renderEditions(lang, editions, words.shell.languages, file),
          story: html,
          poster: await pictures.poster?.(loaded),
          words: words.shell,
          values: {
            firstSection: (story.sections[1] ?? story.sections[0])?.id ?? '',
            about: aboutAnchor(story),
            credits: creditsOf(loaded),
          },
        });
        return { html: asWritten(page, config), tags: needs.map((need) => neededTags[need]) };
      },
    },
  };
}

const stylesheet = (href: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'stylesheet', href },
  injectTo: 'head',
});

const neededTags: Readonly<Record<PageNeed, HtmlTagDescriptor>> = {
  keys: stylesheet('/src/page/panels/map-key.css'),
  pictures: stylesheet('/src/page/pictures/pictures.css'),
  moves: {
    tag: 'script',
    attrs: { type: 'module', src: '/src/page/pictures/moving-pictures.ts' },
    injectTo: 'body',
  },
};

/** Escapes names that Vite would replace in a page, such as `%MODE%`. */
const asWritten = (html: string, { env }: ResolvedConfig): string =>
  html
    .replace(/%(?=([^\s%]+)%)/g, (sign, name: string) =>
      name in env || name.startsWith('VITE_') ? '&#37;' : sign,
    )
    .replaceAll('__VITE_', '&#95;_VITE_');

/** Returns the line under the map, with the credits for tiles that the author omitted. */
function creditsOf({ settings: { credits }, ...loaded }: LoadedStory): string {
  const missing = (['streets', 'cover'] as const)
    .filter((part) => loaded[part] && !credits.includes(tileWorks[part].title))
    .map((part) => tileWorks[part].credit);
  const { credit: heights = '' } = loaded.relief['relief-window'] ?? {};
  const isNamed = credits.includes(heights.replace(/^© */, ''));
  const all = [credits, ...missing, isNamed ? '' : heights];
  return all.filter(Boolean).join(' · ');
}

/** What fills the page's shell: HTML, and the texts for each `{{name}}`. */
interface PageParts {
  readonly lang: string;
  readonly head: string;
  readonly story: string;
  readonly poster?: string | undefined;
  readonly editions?: string;
  readonly words: Words['shell'];
  readonly values: Readonly<Record<string, string>>;
}

const namedText = /\{\{([^{}]*)\}\}/g;

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
