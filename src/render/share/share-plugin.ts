import { join } from 'node:path';
import type { Plugin } from 'vite';
import { decode } from '../../core/reader/choices.ts';
import { heightScript } from '../../core/reader/embed-html.ts';
import { drawnIcon, iconFile } from '../../load/check/check-files.ts';
import { engineRoot } from '../../load/files/engine.ts';
import { readOwn } from '../../load/files/own-file.ts';
import { AuthorError } from '../../load/files/story-error.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { palette } from '../../style/palette.ts';

/** Writes the page's icon for home screens and, if it is embeddable, the script for frames. */
export const sharePlugin = (store: StoryStore, embeddable: boolean): Plugin => ({
  name: 'share',
  apply: 'build',
  buildStart() {
    // Makes a frame on another site as tall as the story's text.
    const id = join(engineRoot, 'src/page/embed/embed-height.ts');
    if (embeddable) this.emitFile({ type: 'chunk', id, fileName: heightScript });
  },
  transformIndexHtml: {
    order: 'post',
    handler() {
      const attrs = { rel: 'apple-touch-icon', href: `./${touchIcon.file}` };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
  },
  async generateBundle() {
    const { files } = await store.load();
    const favicon = readOwn(store.root, files.folder, iconFile(files)) ?? Buffer.of();
    const source = await drawIcon(favicon);
    this.emitFile({ type: 'asset', fileName: touchIcon.file, source });
  },
});

/** The icon for home screens, and its size in pixels. */
export const touchIcon = { file: 'apple-touch-icon.png', size: 512 } as const;

/** Draws the favicon as an opaque PNG, on the colour of the story's land. */
export const drawIcon = (favicon: Buffer): Promise<Buffer> =>
  drawnIcon(favicon, touchIcon.size)
    .flatten({ background: palette('light').storyLand })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();

type Env = Readonly<Record<string, string | undefined>>;

/** Returns the page's URL in `STORY_URL`, if it is set; a folder's ends with a slash. @throws AuthorError */
export function storyUrl(environment: Env): string | undefined {
  const given = environment.STORY_URL?.trim();
  if (!given) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new AuthorError(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, for example: https://news.example/story/`,
    );
  url.hash = '';
  url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  if (!/(\/|\.html?)$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}

const folderPath = /^\/(?:(?!\.{1,2}\/)[\p{L}\p{M}\p{N}._~-]+\/)*$/u;

/** Returns the story's folder on its host, such as `/stories/south/`, from `--base` or `STORY_URL`. @throws AuthorError */
export function storyBase(environment: Env): string {
  const given = environment.STORY_BASE?.trim();
  if (!given)
    return decode(new URL('.', storyUrl(environment) ?? 'https://story.example/').pathname);
  if (folderPath.test(given)) return given;
  throw new AuthorError(
    `--base: "${given}" is not the path of a folder. Write it from the root of the host, with a slash at either end, such as /stories/south/; a full address is for STORY_URL.`,
  );
}
