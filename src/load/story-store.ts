import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { isOwn, realPath, textOf } from './files/own-file.ts';
import { StoryError } from './files/story-error.ts';
import { type StoryFiles, storyFilesIn } from './files/story-files.ts';
import { type Inspection, inspectStory, type LoadedStory } from './load-story.ts';

/** The story as it was read at one time. */
export interface ReadStory extends Inspection {
  readonly files: StoryFiles;
  /** What tells the content of each file that the studio writes from any other content of it. */
  readonly versions: Versions;
}

/** The versions of the files that the studio writes. */
export interface Versions {
  readonly scenes: string;
  readonly labels: string;
}

/** The one place where the story is read: once for all who build its page, and once more after each save. */
export interface StoryStore {
  /** The project's root. */
  readonly root: string;
  /** The story as far as it is sound, and all that is wrong with it. */
  readonly read: () => Promise<ReadStory>;
  /** The whole story. @throws StoryError with every problem that was found. */
  readonly load: () => Promise<LoadedStory>;
  /** Where the story's files are now. */
  readonly files: () => StoryFiles;
  /** Takes note that a file was saved, and tells those who listen. */
  readonly saved: (path: string) => void;
  /** Calls back with the path of each file that was saved. */
  readonly onSave: (listener: (path: string) => void) => void;
  /** Hears of saves on the dev server. */
  readonly watch: Plugin;
}

interface StoreOptions {
  /** The story's folder, from the root or in full; by default the one that `STORY` names. */
  readonly story?: string | undefined;
  /** Of which translation, such as `ko`; of the original by default. */
  readonly translation?: string | undefined;
}

/**
 * After how many milliseconds a saved file is looked at again: chokidar drops a change of the same file
 * within 50, such as an editor's second save of what it formatted.
 */
const recheckAfter = 80;

/** The store of one story. Nothing is read before somebody asks for it. */
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
          watcher.on(
            event,
            savedTwice((path) => saved(asWritten(path))),
          );
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

/** What tells a file's text from any other. */
export const versionOfText = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/** Takes note of a save, and of another of the same file that follows it at once. */
function savedTwice(saved: (path: string) => void): (path: string) => void {
  return function heard(path) {
    saved(path);
    const before = savedAt(path);
    setTimeout(() => {
      if (savedAt(path) !== before) heard(path);
    }, recheckAfter).unref();
  };
}

/** When a file was saved; of one that is gone, or a link that leads nowhere, nothing. */
function savedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
