import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { storyFilesIn } from '../../build/story/files/story-files.ts';
import { changeOf } from './change-of.ts';
import type { LiveStory } from './live-story.ts';

/**
 * After how many milliseconds a saved file is looked at again: chokidar drops a change of the same file
 * within 50, such as an editor's second save of what it formatted.
 */
const recheckAfter = 80;

/** All that watching a story needs of the dev server. */
interface WatchingPort {
  readonly watcher: {
    readonly add: (paths: string[]) => unknown;
    readonly on: (event: 'add' | 'change' | 'unlink', saved: (path: string) => void) => unknown;
  };
}

/** Tells of each save of a story's file, also of one that follows another at once. */
export function watchStory(
  { watcher }: WatchingPort,
  root: string,
  live: Pick<LiveStory, 'changed'>,
): void {
  const { folder, geo } = storyFilesIn(root);
  watcher.add([folder, geo].map((own) => resolve(root, own)));
  const saved = (path: string): void => {
    const change = changeOf(root, path, storyFilesIn(root));
    if (!change) return;
    live.changed(change);
    const before = savedAt(path);
    setTimeout(() => {
      if (savedAt(path) !== before) saved(path);
    }, recheckAfter).unref();
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, saved);
}

/** When a file was saved; of one that is gone, or a link that leads nowhere, nothing. */
function savedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
