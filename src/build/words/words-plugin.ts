import type { Plugin } from 'vite';
import { wordsFile } from '../../words/words.ts';
import { storyLanguage } from '../parse/read-story.ts';

/**
 * Has the page's script say `#words` in the story's language.
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
      handler: async () => wordsFile(await storyLanguage(root), languages),
    },
  };
}
