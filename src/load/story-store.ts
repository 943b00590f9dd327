import { createHash } from 'node:crypto';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { isOwn, realPath, textOf } from './files/own-file.ts';
import { StoryError } from './files/story-error.ts';
import { type StoryFiles, storyFilesIn } from './files/story-files.ts';
import { type Inspection, inspectStory, type LoadedStory } from './load-story.ts';

/** The story as it was read at one time. */
export interface ReadStory extends Inspection {
  readonly files: StoryFiles;
  readonly versions: Versions;
}

/** Hashes of the files that the studio writes. */
export interface Versions {
  readonly scenes: string;
  readonly labels: string;
}

/** Reads the story once for all plugins, and again after each save. */
export interface StoryStore {
  readonly root: string;
  /** The story as far as it is sound, and everything that is wrong with it. */
  readonly read: () => Promise<ReadStory>;
  /** The whole story. @throws StoryError with every problem that was found. */
  readonly load: () => Promise<LoadedStory>;
  readonly files: () => StoryFiles;
  /** Forgets the story as a file is saved, and calls the listeners. */
  readonly saved: (path: string) => void;
  /** Calls a listener with the path of each saved file. */
  readonly onSave: (listener: (path: string) => void) => void;
  readonly watch: Plugin;
}

interface StoreOptions {
  /** The story's folder, from the root or in full; by default the one that `STORY` names. */
  readonly story?: string | undefined;
  /** Of which translation, such as `ko`; of the original by default. */
  readonly translation?: string | undefined;
}

/** Milliseconds until a saved file is read: chokidar drops a second change, as by a formatter, within 50. */
const settled = 80;

/** The store of one story, which is read on demand. */
export function storyStore(root: string, { story, translation }: StoreOptions = {}): StoryStore {
  const listeners: ((path: string) => void)[] = [];
  let current: Promise<ReadStory> | undefined;
  const files = (): StoryFiles => storyFilesIn(root, story, translation);
  const read = (): Promise<ReadStory> => {
    current ??= readAll(root, files());
    return current;
  };
  const saved = (path: string): void => {
    current = undefined;
    for (const listener of listeners) listener(path);
  };
  return {
    root,
    files,
    read,
    saved,
    async load() {
      const { loaded, problems } = await read();
      if (!loaded) throw new StoryError(problems);
      return loaded;
    },
    onSave: (listener) => void listeners.push(listener),
    watch: {
      name: 'story-store',
      apply: 'serve',
      configureServer({ watcher }) {
        const { folder, geo } = files();
        const own = [folder, geo].filter((each) => isOwn(root, folder, each));
        const homes = own.map((each) => {
          const written = resolve(root, each);
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
    },
  };
}

async function readAll(root: string, files: StoryFiles): Promise<ReadStory> {
  const version = (file: string) => versionOfText(textOf(root, files.folder, file));
  const versions = { scenes: version(files.scenes), labels: version(files.labels) };
  const inspection = await inspectStory(root, { files });
  return { ...inspection, files, versions };
}

/** A hash of a file's text. */
export const versionOfText = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');
