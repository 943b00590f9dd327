import type { Versions } from '../../load/story-store.ts';

export type WriteQueue = ReturnType<typeof writeQueue>;

/** Writes into the story's files, one after the other. */
export function writeQueue(seen: Versions) {
  let versions = seen;
  let last = Promise.resolve();
  let waiting = 0;
  return {
    /**
     * Runs a task after those before it, with the versions of the files then; it returns those that it changed.
     * It fails where one before it does, since its author saw what that would have written.
     */
    async add(task: (seen: Versions) => Promise<Partial<Versions>>): Promise<void> {
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
    /** The page shows other versions of the files. */
    show(next: Versions): void {
      if (waiting === 0) versions = next;
    },
  };
}
