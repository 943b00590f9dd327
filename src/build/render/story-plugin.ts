import type { Plugin } from 'vite';
import { reportProblems } from '../check/report/report-problems.ts';
import { type LoadedStory, loadStory } from '../parse/load-story.ts';
import { dataBlock } from '../share/json-for-html.ts';
import { structuredData } from '../share/structured-data.ts';
import { aboutAnchor } from './about-anchor.ts';
import { fillPage } from './fill-page.ts';
import { headCss } from './head-css.ts';
import { renderHead } from './render-head.ts';
import { renderStory, type StoryPictures } from './render-story.ts';
import { servedFiles } from './served-files.ts';

/** How the story is put into the page; its `baseUrl` is the canonical link too. */
export interface StoryPluginOptions extends StoryPictures {
  /** The folder of the engine's languages; its own by default. */
  readonly languages?: string;
  /** Reads the story; from its files by default. */
  readonly load?: (root: string) => Promise<LoadedStory>;
}

/**
 * Puts the story into `index.html` as static HTML, at each request in dev and once in a build.
 *
 * A story that is not sound stops the build before it begins, or in dev shows its problems in place of the page.
 */
export function storyPlugin(options: StoryPluginOptions): Plugin {
  const { languages, load = (of) => loadStory(of, { languages }) } = options;
  let root = '.';
  let built: LoadedStory | undefined;
  return {
    name: 'story',
    async configResolved(config) {
      root = config.root;
      if (config.command !== 'build') return;
      built = await load(root);
      if (built.warnings.length > 0)
        config.logger.warn(reportProblems(built.warnings, 'The story'));
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(shell, { server }) {
        const loaded = built ?? (await load(root));
        const { words, story, settings } = loaded;
        const { meta } = story;
        const page = fillPage(shell, {
          lang: meta.lang,
          head: renderHead(meta, words.render, headCss(loaded), options.baseUrl),
          story: await renderStory(loaded, options),
          words: words.shell,
          values: {
            firstSection: (story.sections[1] ?? story.sections[0])?.id ?? '',
            about: aboutAnchor(story),
            credits: settings.credits,
          },
        });
        const html = server ? servedFiles(page, root) : page;
        const data = structuredData(loaded, options.baseUrl);
        return { html, tags: [dataBlock({ type: 'application/ld+json' }, data)] };
      },
    },
  };
}
