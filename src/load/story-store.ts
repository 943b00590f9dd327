import { hash } from 'node:crypto';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import type { StoryFolder } from '../files/open-folder.ts';
import { realPath } from '../files/safe-folder.ts';
import { StoryError } from '../files/story-error.ts';
import { inspectStory, type LoadedStory } from './load-story.ts';

/** Hashes of the files that the studio writes. */
export type Versions = Readonly<Record<'scenes' | 'labels', string>>;

/** Milliseconds until a saved file is read: chokidar drops a second change, as by a formatter, within 50. */
const settled = 80;

export type StoryStore = ReturnType<typeof storyStore>;

/** Reads one story on demand, once for all plugins, and again after each save. */
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
      const own = [folder, geo].filter(owns);
      const homes = own.map((each) => {
        const written = at(each);
        return { written, real: realPath(written) ?? written };
      });
      const asWritten = (path: string): string => {
        const home = homes.find(({ real }) => path.startsWith(real + sep));
        return home ? home.written + path.slice(home.real.length) : path;
      };
      watcher.add(homes.map(({ real }) => real));
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher.on(event, (path) => setTimeout(() => saved(asWritten(path)), settled).unref());
    },
  };
  return {
    files,
    watch,
    /** The story as far as it is sound, and everything that is wrong with it. */
    read,
    /** The whole story. @throws StoryError with every problem that was found. */
    async load(): Promise<LoadedStory> {
      const { loaded, problems } = await read();
      if (!loaded) throw new StoryError(problems);
      return loaded;
    },
    /** Forgets the story as a file is saved, and calls the listeners. */
    saved,
    /** Calls a listener with the path of each saved file. */
    onSave: (listener: (path: string) => void) => void listeners.push(listener),
  };
}

async function readAll(files: StoryFolder) {
  const version = (file: string) => versionOfText(files.textOrNone(file));
  const versions = { scenes: version(files.scenes), labels: version(files.labels) };
  const inspection = await inspectStory(files);
  return { ...inspection, files, versions };
}

export const versionOfText = (text: string): string => hash('sha256', text, 'base64url');
