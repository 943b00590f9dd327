import { relative, resolve, sep } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { type LoadedStory, loadStory } from '../parse/load-story.ts';
import { storyFiles } from '../parse/story-files.ts';
import { jsonForHtml } from '../share/json-for-html.ts';
import { structuredData } from '../share/structured-data.ts';
import { fillPage } from './fill-page.ts';
import { renderHead } from './render-head.ts';
import { renderStory, type StoryPictures } from './render-story.ts';

/** How the story is put into the page; its `baseUrl` is the canonical link too. */
export type StoryOptions = StoryPictures;

/**
 * Puts the story into `index.html` as static HTML, at each request in dev and once in a build.
 *
 * A story that is not sound stops the build before it begins, or in dev shows its problems over the page until the
 * file is mended: saving any of the story's files loads the page anew.
 */
export function storyPlugin(options: StoryOptions): Plugin {
  const load = (root: string): Promise<LoadedStory> => loadStory(root, Object.keys(options.charts));
  let root = '.';
  let built: LoadedStory | undefined;
  return {
    name: 'story',
    async configResolved(config) {
      root = config.root;
      if (config.command === 'build') built = await load(root);
    },
    configureServer(server) {
      const reload = (file: string): void => {
        if (isOfStory(relative(root, file))) server.ws.send({ type: 'full-reload', path: '*' });
      };
      for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, reload);
    },
    /** The page is given the layers as their data completes them, without what only the build says of them. */
    async load(id) {
      if (id !== resolve(root, storyFiles.layers)) return;
      const { layers } = built ?? (await load(root));
      const shown = layers.map(({ told, inSentence, legendTint, ...layer }) => layer);
      return `export const layers = ${JSON.stringify(shown)};`;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(shell) {
        const loaded = built ?? (await load(root));
        const { meta } = loaded.story;
        const html = fillPage(shell, {
          lang: meta.lang,
          head: renderHead(meta, loaded.layers, options.baseUrl),
          story: await renderStory(loaded, options),
        });
        const data = jsonForHtml(structuredData(loaded, options.baseUrl));
        return { html, tags: [dataBlock(data)] };
      },
    },
  };
}

/** The data at the end of the page, where no paint waits for it. */
function dataBlock(json: string): HtmlTagDescriptor {
  return {
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    children: json,
    injectTo: 'body',
  };
}

function isOfStory(path: string): boolean {
  const file = path.split(sep).join('/');
  return Object.values(storyFiles).some((own) => file === own || file.startsWith(`${own}/`));
}
