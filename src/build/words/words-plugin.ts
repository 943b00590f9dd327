import type { Plugin } from 'vite';
import { wordsFile } from '../../words/words.ts';
import { readMeta } from '../parse/text/read-story.ts';

/**
 * Has the page's script say `#words` in the story's language. What is not of the page itself has a copy
 * of its own: words that the map's code shared with the page would come with the first script.
 *
 * @param languages The folder of the languages; the engine's own by default.
 */
export function wordsPlugin(languages?: string): Plugin {
  let root = '.';
  return {
    name: 'words',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    resolveId: {
      filter: { id: /^#words$/ },
      handler(_, importer = '') {
        const file = wordsFile(readMeta(root).lang, languages);
        return importer.includes('/src/page/') ? file : `${file}?map`;
      },
    },
  };
}
