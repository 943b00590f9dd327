import { join } from 'node:path';
import type { Plugin } from 'vite';
import { heightScript } from '../../core/reader/embed-html.ts';
import { engineRoot } from '../../load/files/engine.ts';

/** Writes the script that makes a frame on another site as tall as the text of the story in it. */
export const embedPlugin = (): Plugin => ({
  name: 'embed',
  apply: 'build',
  buildStart() {
    const id = join(engineRoot, 'src/page/embed/embed-height.ts');
    this.emitFile({ type: 'chunk', id, fileName: heightScript });
  },
});
