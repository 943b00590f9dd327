import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { fullTitle } from '../../build/render/full-title.ts';
import { renderStory, type StoryPictures } from '../../build/render/render-story.ts';
import { servedFiles } from '../../build/render/served-files.ts';
import { dataBlock } from '../../build/render/share/json-for-html.ts';
import { formatProblem } from '../../build/story/files/story-error.ts';
import type { LoadedStory } from '../../build/story/load-story.ts';
import type { StoryStore } from '../../build/story/story-store.ts';
import { type StoryUpdate, shownStoryId, type WrittenFile } from '../live/story-update.ts';
import { changeOf } from './change-of.ts';
import { type LiveStory, liveStory } from './live-story.ts';
import { type StoryWriter, storyWriter } from './story-writer.ts';
import { studioRequests } from './studio-requests.ts';
import { tellWarnings } from './tell-warnings.ts';

/** The plugin of the studio, and the store as a page reads it while the studio looks on. */
export interface Studio {
  readonly plugin: Plugin;
  readonly store: StoryStore;
}

/**
 * What an author has while a story is written, in the dev server alone: each save is shown on the page
 * where it is read, and what is done on the map is written into the story's files.
 */
export function studio(store: StoryStore, pictures: StoryPictures): Studio {
  const { root, files } = store;
  const writer = storyWriter(root, files);
  let live: LiveStory | undefined;
  let shown: Read | undefined;
  let tell: ReturnType<typeof tellWarnings> | undefined;
  const read = async () => {
    const all = await readAll(store, writer);
    tell?.(all.loaded.warnings);
    return all;
  };
  const update = async () => updateOf(await read(), root, pictures);
  return {
    store: {
      ...store,
      async load() {
        try {
          shown = await read();
          return shown.loaded;
        } catch (error) {
          live?.pageFailed();
          throw error;
        }
      },
    },
    plugin: {
      name: 'studio',
      apply: 'serve',
      configureServer(server) {
        tell = tellWarnings((text) => server.config.logger.warn(text, { timestamp: true }));
        const told = liveStory({ read: update, send: (payload) => server.ws.send(payload) });
        live = told;
        store.onSave((path) => {
          const change = changeOf(root, path, files());
          if (change) told.changed(change);
        });
        const wrote = (file: WrittenFile) => store.saved(resolve(root, files()[file]));
        server.middlewares.use(studioRequests({ read: update, writer, wrote }));
      },
      /** The story that a page shows is in it as data, from which the studio begins. */
      async transformIndexHtml() {
        const attrs = { type: 'application/json', id: shownStoryId };
        return shown && [dataBlock(attrs, await updateOf(shown, root, pictures))];
      },
    },
  };
}

/** A story and what its files were as it was read. */
interface Read extends Pick<StoryUpdate, 'versions' | 'undo'> {
  readonly loaded: LoadedStory;
}

async function readAll({ load, read }: StoryStore, writer: StoryWriter): Promise<Read> {
  const [loaded, { versions }] = await Promise.all([load(), read()]);
  const undo = writer.last();
  return { loaded, versions, ...(undo && { undo }) };
}

async function updateOf(
  { loaded, ...files }: Read,
  root: string,
  pictures: StoryPictures,
): Promise<StoryUpdate> {
  const { story, scenes, labels, world, warnings } = loaded;
  const { lang } = story.meta;
  const main = servedFiles(await renderStory(loaded, pictures), root);
  return {
    lang,
    title: fullTitle(story.meta),
    main,
    scenes,
    labels,
    world,
    warnings: warnings.map(formatProblem),
    ...files,
  };
}
