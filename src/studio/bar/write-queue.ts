import type { Versions } from '../../load/story-store.ts';

/** Writes into the story's files, one after the other. */
export interface WriteQueue {
  /**
   * Runs a task once those before it are done, with what the files are then; it gives those that it has
   * changed. Where one before it fails, it fails too, since its author saw what that would have written.
   */
  readonly add: (task: (seen: Versions) => Promise<Partial<Versions>>) => Promise<void>;
  /** The page shows the files as they are now. */
  readonly show: (versions: Versions) => void;
}

/** @param seen What the files are at first. */
export function writeQueue(seen: Versions): WriteQueue {
  let versions = seen;
  let last = Promise.resolve();
  let waiting = 0;
  return {
    async add(task) {
      waiting += 1;
      last = last.then(async () => {
        versions = { ...versions, ...(await task(versions)) };
      });
      try {
        await last;
      } finally {
        waiting -= 1;
        if (waiting === 0) last = Promise.resolve();
      }
    },
    show(next) {
      if (waiting === 0) versions = next;
    },
  };
}
