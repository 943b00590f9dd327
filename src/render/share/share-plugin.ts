import type { Plugin } from 'vite';
import { decode } from '../../core/reader/choices.ts';
import { drawnIcon, iconFile } from '../../load/check/check-icon.ts';
import { readOwn } from '../../load/files/own-file.ts';
import type { StoryStore } from '../../load/story-store.ts';
import type { Edition, StoryMeta } from '../../load/text/front-matter.ts';
import { escapeHtml } from '../../load/text/html.ts';
import { palette } from '../../style/palette.ts';
import { directionOf } from '../../words/formats.ts';
import { sectionPages } from './section-pages.ts';

/**
 * Writes what browsers and search engines ask for beside the page: a manifest with its icons, and if the
 * page's URL is known the pages of single sections, a sitemap and a `robots.txt` that names it.
 *
 * @param base The folder of the host that the story stands in.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function sharePlugin(store: StoryStore, base: string, baseUrl?: string): Plugin {
  return {
    name: 'share',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        [
          { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `./${touchIcon.file}` } },
          { tag: 'link', attrs: { rel: 'manifest', href: `./${manifestFile}` } },
        ].map((link) => ({ ...link, injectTo: 'head' as const })),
    },
    async generateBundle() {
      const loaded = await store.load();
      const { story, files, editions } = loaded;
      const { meta } = story;
      const favicon = readOwn(store.root, files.folder, iconFile(files)) ?? Buffer.of();
      const emit = (fileName: string, source: string | Buffer): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      for (const icon of icons) emit(icon.file, await drawIcon(favicon, icon));
      emit(manifestFile, webManifest(meta));
      const pages = baseUrl ? sectionPages(loaded, baseUrl) : {};
      for (const [file, html] of Object.entries(pages)) emit(file, html);
      if (files.translation || !baseUrl) return;
      emit('sitemap.xml', sitemap(baseUrl, meta.published, editions));
      // Robots read it at the root of a host alone.
      const address = new URL('sitemap.xml', baseUrl).href;
      if (base === '/') emit('robots.txt', `User-agent: *\nDisallow:\n\nSitemap: ${address}\n`);
    },
  };
}

/** The file's name; hosts know JSON by it, where many do not know `.webmanifest`. */
const manifestFile = 'manifest.json';

/**
 * The web app manifest, with which the story can be kept on a home screen. It opens with its URL shown,
 * since a story is a page to link to.
 */
export function webManifest({ title, description, lang }: StoryMeta): string {
  const { paper } = palette('light');
  const manifest = {
    name: title,
    description,
    lang,
    dir: directionOf(lang),
    start_url: './',
    scope: './',
    display: 'minimal-ui',
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: './favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      ...icons.flatMap(({ file, size, purpose }) =>
        purpose ? [{ src: `./${file}`, type: 'image/png', sizes: `${size}x${size}`, purpose }] : [],
      ),
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A picture of the story for a home screen, square and opaque. */
interface Icon {
  readonly file: string;
  /** Its side in pixels. */
  readonly size: number;
  /** How much of the side the drawing takes, where a system may cut the rest to a shape of its own. */
  readonly share: number;
  /** How the manifest offers it; an icon without is asked for by the page alone. */
  readonly purpose?: 'any' | 'maskable';
}

/** The icon that the page names for systems that read no manifest. */
const touchIcon: Icon = { file: 'apple-touch-icon.png', size: 180, share: 1 };

/**
 * The icons that the build draws. Of a maskable one a circle of four fifths of the side stays
 * whole, and the drawing reaches into its own corners.
 */
export const icons: readonly Icon[] = [
  touchIcon,
  { file: 'icon-192.png', size: 192, share: 1, purpose: 'any' },
  { file: 'icon-512.png', size: 512, share: 1, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.72, purpose: 'maskable' },
];

/** Draws one of the icons from the favicon, on the colour of the story's land, as a PNG. */
export async function drawIcon(favicon: Buffer, { size, share }: Icon): Promise<Buffer> {
  const side = Math.round(size * share);
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  const background = palette('light').storyLand;
  return drawnIcon(favicon, side)
    .flatten({ background })
    .extend({ top: before, left: before, bottom: after, right: after, background })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}

/**
 * A sitemap of the story's pages, one a language.
 *
 * @param url The full URL of the original's page.
 * @param published The day that it was published, if that is known.
 */
export function sitemap(
  url: string,
  published?: string,
  editions: readonly Edition[] = [],
): string {
  const day = published ? `<lastmod>${published}</lastmod>` : '';
  const pages = editions.length > 0 ? editions : [{ path: '' }];
  const entries = pages.map(
    ({ path }) => `  <url><loc>${escapeHtml(new URL(path, url).href)}</loc>${day}</url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('')}</urlset>
`;
}

/**
 * The URL that `STORY_URL` says the story is published at: a folder's ends with a slash, so that the URLs
 * of its files can be resolved against it.
 *
 * @returns Nothing where it is not set.
 * @throws When it is not an `http:` or `https:` URL.
 */
export function storyUrl(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const given = environment.STORY_URL?.trim();
  if (!given) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new Error(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, such as https://news.example/story/.`,
    );
  }
  url.hash = '';
  url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  if (!/(\/|\.html?)$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}

const folderPath = /^\/(?:(?!\.{1,2}\/)[\p{L}\p{M}\p{N}._~-]+\/)*$/u;

/**
 * The folder of the host that the story is in, as a path such as `/stories/south/`: that of `--base`, which
 * is `STORY_BASE` here, or else of `STORY_URL`. Only `_headers` names it: the page's addresses are relative.
 *
 * @throws When `--base` is not the path of a folder.
 */
export function storyBase(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment.STORY_BASE?.trim();
  if (!given)
    return decode(new URL('.', storyUrl(environment) ?? 'https://story.example/').pathname);
  if (folderPath.test(given)) return given;
  throw new Error(
    `--base: "${given}" is not the path of a folder. Write it from the root of the host, with a slash at either end, such as /stories/south/; a full address is for STORY_URL.`,
  );
}
