import { resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { StoryUpdate } from '../../studio/live/story-update.ts';
import { type LoadedStory, loadStory } from '../parse/load-story.ts';
import { storyFilesIn } from '../parse/story-files.ts';
import { renderStory, type StoryPictures } from '../render/render-story.ts';
import { servedFiles } from '../render/served-files.ts';
import { changeOf } from './change-of.ts';
import { type LiveStory, liveStory } from './live-story.ts';
import { type StoryWriter, storyWriter } from './story-writer.ts';
import { studioRequests } from './studio-requests.ts';

/** The plugin of the studio, and how a page's story is read beside it. */
export interface Studio {
  readonly plugin: Plugin;
  readonly load: (root: string) => Promise<LoadedStory>;
}

/**
 * What an author has while a story is written, in the server of dev alone: each save is shown on the page
 * where it is read, and what is done on the map is written into the story's files.
 */
export function studio(root: string, pictures: StoryPictures): Studio {
  let live: LiveStory | undefined;
  return {
    async load(of) {
      try {
        return await loadStory(of);
      } catch (error) {
        live?.pageFailed();
        throw error;
      }
    },
    plugin: {
      name: 'studio',
      apply: 'serve',
      configureServer(server) {
        const writer = storyWriter(root, () => storyFilesIn(root));
        const read = () => readUpdate(root, pictures, writer);
        const told = liveStory({ read, send: (payload) => server.ws.send(payload) });
        live = told;
        watchStory(server, root, told);
        const wrote = () => told.changed('update');
        server.middlewares.use(studioRequests({ read, writer, wrote }));
      },
    },
  };
}

async function readUpdate(
  root: string,
  pictures: StoryPictures,
  writer: StoryWriter,
): Promise<StoryUpdate> {
  const versions = writer.versions();
  const undo = writer.last();
  const loaded = await loadStory(root);
  const { story, scenes, labels, world } = loaded;
  const { lang, title, subtitle } = story.meta;
  const main = servedFiles(await renderStory(loaded, pictures), root);
  const named = { lang, title: `${title}: ${subtitle}` };
  return { ...named, main, scenes, labels, world, versions, ...(undo && { undo }) };
}

function watchStory({ watcher }: ViteDevServer, root: string, live: LiveStory): void {
  const { folder, geometry, basemap } = storyFilesIn(root);
  watcher.add([folder, geometry, basemap].map((own) => resolve(root, own)));
  const saved = (path: string): void => {
    const change = changeOf(root, path, storyFilesIn(root));
    if (change) live.changed(change);
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, saved);
}
