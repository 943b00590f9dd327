import { hash } from 'node:crypto';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import type { StoryFolder } from '../files/open-folder.ts';
import { realPath } from '../files/safe-folder.ts';
import { StoryError } from '../files/story-error.ts';
import { inspectStory, type LoadedStory } from './load-story.ts';

export type Versions = Readonly<Record<'scenes' | 'labels', string>>;

/** The wait before a saved file is read, in ms: chokidar drops a second change, as by a formatter, within 50 ms. */
const settleTime = 80;

export type StoryStore = ReturnType<typeof storyStore>;

/** Reads a story on demand, once for all plugins, and again after each save. */
export function storyStore(opened: StoryFolder) {
  const listeners: ((path: string) => void)[] = [];
  let current: ReturnType<typeof readAll> | undefined;
  const files = () => opened.edition(opened.translation?.tag);
  const read = () => {
    current ??= readAll(files());
    return current;
  };
  const saved = (path: string): void => {
    current = undefined;
    for (const listener of listeners) listener(path);
  };
  const watch: Plugin = {
    name: 'story-store',
    apply: 'serve',
    configureServer({ watcher }) {
      const { folder, geo, owns, at } = files();
      const homes = [folder, geo].filter(owns).map((each) => {
        return { named: at(each), real: realPath(at(each)) ?? at(each) };
      });
      const asNamed = (path: string): string => {
        const home = homes.find(({ real }) => path.startsWith(real + sep));
        return home ? home.named + path.slice(home.real.length) : path;
      };
      watcher.add(homes.map(({ real }) => real));
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher.on(event, (path) => setTimeout(() => saved(asNamed(path)), settleTime).unref());
    },
  };
  return {
    files,
    watch,
    read,
    async load(): Promise<LoadedStory> {
      const { loaded, problems } = await read();
      if (!loaded) throw new StoryError(problems);
      return loaded;
    },
    /** Forgets the story, and calls the listeners with the saved file's path. */
    saved,
    onSave: (listener: (path: string) => void) => void listeners.push(listener),
  };
}

async function readAll(files: StoryFolder) {
  const version = (file: string) => versionOfText(files.textOrNone(file));
  // The versions of the files that the studio writes.
  const versions = { scenes: version(files.scenes), labels: version(files.labels) };
  return { ...(await inspectStory(files)), files, versions };
}

export const versionOfText = (text: string): string => hash('sha256', text, 'base64url');
