import type { Plugin } from 'vite';
import { reportProblems } from '../story/files/story-error.ts';
import { type LoadedStory, loadStory } from '../story/load-story.ts';
import { aboutAnchor } from './about-anchor.ts';
import { fillPage } from './fill-page.ts';
import { headCss } from './head-css.ts';
import { renderHead } from './render-head.ts';
import { renderStory, type StoryPictures } from './render-story.ts';
import { servedFiles } from './served-files.ts';
import { dataBlock } from './share/json-for-html.ts';
import { structuredData } from './share/structured-data.ts';

/** How the story is put into the page; its `baseUrl` is the canonical link too. */
interface StoryPluginOptions extends StoryPictures {
  /** Reads the story; from its files by default. */
  readonly load?: () => Promise<LoadedStory>;
}

/**
 * Puts the story into `index.html` as static HTML, at each request in dev and once in a build.
 *
 * A story that is not sound stops the build before it begins, or in dev shows its problems in place of the page.
 *
 * @param root The project's root.
 */
export function storyPlugin(root: string, options: StoryPluginOptions = {}): Plugin {
  const { load = () => loadStory(root) } = options;
  let built: LoadedStory | undefined;
  return {
    name: 'story',
    async configResolved({ command, logger }) {
      if (command !== 'build') return;
      built = await load();
      if (built.warnings.length > 0) logger.warn(reportProblems(built.warnings, 'The story'));
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(shell, { server }) {
        const loaded = built ?? (await load());
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
