import type { HotPayload } from 'vite';
import {
  type StoryUpdate,
  storyProblemsEvent,
  storyUpdateEvent,
} from '../../studio/live/story-update.ts';
import { formatProblem, StoryError } from '../parse/story-error.ts';

/** What a saved file asks of an open page: to take it over in place, or to be loaded anew. */
export type Change = 'update' | 'reload';

interface LiveStoryPort {
  /** Reads the story as it is now; throws where it is not sound. */
  readonly read: () => Promise<StoryUpdate>;
  readonly send: (payload: HotPayload) => void;
}

/** What tells open pages of a story that is being written. */
export interface LiveStory {
  /** A file of the story was saved. */
  readonly changed: (change: Change) => void;
  /** A page was asked for while the story was not sound, and shows its problems in place of the story. */
  readonly pageFailed: () => void;
}

/** How long a save may take that writes a file in several steps, in milliseconds. */
const settling = 15;

/**
 * Tells open pages of each save: what the story is now, or what is wrong with it until that is mended.
 * Saves that come while the story is read are told together.
 */
export function liveStory({ read, send }: LiveStoryPort): LiveStory {
  let owed: Change | undefined;
  let saves = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = async () => {
    const told = saves;
    const payload = await read().then(
      (update) => payloadOf(owed, update),
      (error: unknown) => custom(storyProblemsEvent, problemLines(error)),
    );
    if (told !== saves) return;
    if (payload.type === 'full-reload' || payload.event === storyUpdateEvent) owed = undefined;
    send(payload);
  };
  return {
    changed(change) {
      saves += 1;
      if (owed !== 'reload') owed = change;
      clearTimeout(timer);
      timer = setTimeout(tell, settling);
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
