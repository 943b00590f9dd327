import { join } from 'node:path';
import type { Plugin } from 'vite';
import { heightScript } from '../../core/reader/embed-html.ts';
import { engineRoot } from '../../files/engine.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { drawnIcon, iconFile } from '../../read/pictures/see-file.ts';
import { palette } from '../../style/palette.ts';

/** Writes the icon for home screens and, if the page may be embedded, the script for frames. */
export const sharePlugin = (store: StoryStore, embeddable: boolean): Plugin => ({
  name: 'share',
  apply: 'build',
  buildStart() {
    // The script makes a frame on another site as tall as the story's text.
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
    const favicon = files.bytes(iconFile(files)) ?? Buffer.of();
    const source = await drawIcon(favicon);
    this.emitFile({ type: 'asset', fileName: touchIcon.file, source });
  },
});

export const touchIcon = { file: 'apple-touch-icon.png', size: 512 } as const;

export const drawIcon = (favicon: Buffer): Promise<Buffer> =>
  drawnIcon(favicon, touchIcon.size)
    .flatten({ background: palette('light').storyLand })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
