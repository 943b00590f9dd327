import type { Plugin } from 'vite';
import { wordsFile } from '../story/files/read-words.ts';
import type { StoryStore } from '../story/story-store.ts';

/**
 * Resolves `#words` to the story's language in the page's script. What is not of the page itself has a copy
 * of its own: words that the map's code shared with the page would come with the first script.
 */
export function wordsPlugin(store: StoryStore): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^#words$/ },
      async handler(_, importer = '') {
        const { story } = await store.load();
        const file = wordsFile(story.meta.lang, store.languages);
        return importer.includes('/src/page/') ? file : `${file}?map`;
      },
    },
  };
}
