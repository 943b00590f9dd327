import type { HotPayload } from 'vite';
import { formatProblem, StoryError } from '../../build/story/files/story-error.ts';
import { type StoryUpdate, storyProblemsEvent, storyUpdateEvent } from '../live/story-update.ts';

/** What a saved file asks of an open page: to take it over in place, or to be loaded anew. */
export type Change = 'update' | 'reload';

interface LiveStoryPort {
  /** Reads the story as it is now; throws where it is not sound. */
  readonly read: () => Promise<StoryUpdate>;
  readonly send: (payload: HotPayload) => void;
}

/** Notifies open pages of a story that is being written. */
export interface LiveStory {
  /** A file of the story was saved. */
  readonly changed: (change: Change) => void;
  /** A page was asked for while the story was not sound, and shows its problems in place of the story. */
  readonly pageFailed: () => void;
}

/** A save may write a file in several steps; so long is waited for the next, in milliseconds. */
const debounce = 15;

/**
 * Sends open pages the story after each save, or what is wrong with it until that is fixed. Saves that come
 * while the story is read are sent together.
 */
export function liveStory({ read, send }: LiveStoryPort): LiveStory {
  let owed: Change | undefined;
  let saves = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notify = async () => {
    const before = saves;
    const payload = await read().then(
      (update) => payloadOf(owed, update),
      (error: unknown) => custom(storyProblemsEvent, problemLines(error)),
    );
    if (before !== saves) return;
    if (payload.type === 'full-reload' || payload.event === storyUpdateEvent) owed = undefined;
    send(payload);
  };
  return {
    changed(change) {
      saves += 1;
      if (owed !== 'reload') owed = change;
      clearTimeout(timer);
      timer = setTimeout(notify, debounce);
    },
    pageFailed() {
      owed = 'reload';
    },
  };
}

const custom = (event: string, data: unknown) => ({ type: 'custom', event, data }) as const;

const payloadOf = (owed: Change | undefined, update: StoryUpdate) =>
  owed === 'reload'
    ? ({ type: 'full-reload', path: '*' } as const)
    : custom(storyUpdateEvent, update);

function problemLines(error: unknown): readonly string[] {
  if (error instanceof StoryError) return error.problems.map(formatProblem);
  return [error instanceof Error ? error.message : String(error)];
}
