import type { Plugin } from 'vite';
import { wordsFile } from '../story/files/read-words.ts';
import { readMeta } from '../story/text/front-matter.ts';

/**
 * Resolves `#words` to the story's language in the page's script. What is not of the page itself has a copy
 * of its own: words that the map's code shared with the page would come with the first script.
 *
 * @param root The project's root.
 * @param languages The folder of the languages; the engine's own by default.
 */
export function wordsPlugin(root: string, languages?: string): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^#words$/ },
      handler(_, importer = '') {
        const file = wordsFile(readMeta(root).lang, languages);
        return importer.includes('/src/page/') ? file : `${file}?map`;
      },
    },
  };
}
