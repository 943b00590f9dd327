import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readMeta, type StoryMeta } from '../../story/text/front-matter.ts';
import { robots, sitemap, sitemapFile } from './for-robots.ts';
import { drawIcon, icons, touchIcon } from './icons.ts';
import { manifestFile, webManifest } from './web-manifest.ts';

/**
 * Writes what browsers and search engines ask for beside the page: a manifest with its icons,
 * `robots.txt`, and a sitemap if the page's URL is known.
 *
 * @param root The project's root.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function sharePlugin(root: string, baseUrl?: string): Plugin {
  let publicDir = 'public';
  return {
    name: 'share',
    apply: 'build',
    configResolved(config) {
      ({ publicDir } = config);
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        link({ rel: 'apple-touch-icon', href: `./${touchIcon.file}` }),
        link({ rel: 'manifest', href: `./${manifestFile}` }),
      ],
    },
    async generateBundle() {
      const file = join(publicDir, 'favicon.svg');
      const favicon = await readFile(file).catch(() => {
        throw new Error(`${file}: not there. Draw one: the icons are made from it.`);
      });
      const emit = (fileName: string, source: string | Buffer): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      for (const icon of icons) emit(icon.file, await drawIcon(favicon, icon));
      for (const [name, text] of Object.entries(texts(readMeta(root), baseUrl))) {
        if (text !== undefined) emit(name, text);
      }
    },
  };
}

function texts(meta: StoryMeta, baseUrl?: string): Readonly<Record<string, string | undefined>> {
  return {
    [manifestFile]: webManifest(meta),
    [sitemapFile]: baseUrl && sitemap(baseUrl, meta.published),
    'robots.txt': robots(baseUrl),
  };
}

function link(attrs: { readonly rel: string; readonly href: string }) {
  return { tag: 'link', attrs, injectTo: 'head' as const };
}
