import { join } from 'node:path';
import type { Logger, Plugin } from 'vite';
import { embedHtml, frameHeights, heightScript } from '../../core/reader/embed-html.ts';
import { engineRoot } from '../../load/files/engine.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { fullTitle, sharePicture, sharePictureUrl } from '../head.ts';

/**
 * Writes what other sites show the page with, where they may: the script that makes a frame as tall as its
 * text and, where the page's URL is known, what oEmbed gives to those who ask for the HTML. Says at the end
 * what such a site's own policy must allow.
 *
 * @param sites The sites that may show the story in a frame.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function embedPlugin(
  store: StoryStore,
  sites: readonly string[],
  baseUrl?: string,
): Plugin | undefined {
  if (sites.length === 0) return undefined;
  let logger: Logger;
  let isOriginal = true;
  return {
    name: 'embed',
    apply: 'build',
    configResolved(config) {
      ({ logger } = config);
    },
    buildStart() {
      const id = join(engineRoot, 'src/page/embed/embed-height.ts');
      this.emitFile({ type: 'chunk', id, fileName: heightScript });
    },
    transformIndexHtml: {
      order: 'post',
      handler() {
        if (!baseUrl) return [];
        const href = new URL(oEmbedFile, baseUrl).href;
        const attrs = { rel: 'alternate', type: 'application/json+oembed', href };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
    async generateBundle() {
      const loaded = await store.load();
      isOriginal = loaded.files.translation === undefined;
      if (!baseUrl) return;
      const source = `${JSON.stringify(oEmbed(loaded, baseUrl), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: oEmbedFile, source });
    },
    closeBundle() {
      if (isOriginal) logger.info(policyOfHosts(sites, baseUrl).join('\n'));
    },
  };
}

const oEmbedFile = 'oembed.json';

/** How wide a frame is taken to be by those who ask, in CSS pixels; it is as wide as there is room. */
const width = 960;

/** What oEmbed 1.0 gives for the story's page: a frame in which the story scrolls. */
export function oEmbed({ story: { meta }, words }: LoadedStory, url: string) {
  const title = fullTitle(meta, words);
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: meta.author,
    provider_name: meta.publisher,
    thumbnail_url: sharePictureUrl(url),
    thumbnail_width: sharePicture.width,
    thumbnail_height: sharePicture.height,
    html: embedHtml(url, title),
    width,
    height: frameHeights.story,
  };
}

/**
 * What the policy of a page that shows the story must allow, line by line.
 *
 * @param url The URL of the story's page, if that is known.
 */
export function policyOfHosts(sites: readonly string[], url?: string): string[] {
  const origin = url ? new URL(url).origin : 'https://STORY';
  const script = url ? new URL(heightScript, url).href : `${origin}/${heightScript}`;
  return [
    `May show the story in a frame: ${sites.join(' ').replace(/^\*$/, 'any site')}. A page there that has a Content-Security-Policy must allow`,
    `  frame-src ${origin}`,
    `  script-src ${script}   only for a frame as tall as its text, which scrolls without`,
    ...(url
      ? []
      : ['where https://STORY is the address that the story is published at (STORY_URL).']),
  ];
}
