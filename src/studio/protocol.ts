import type { DrawnData, StoryData } from '../core/story/story-data.ts';
import type { Versions } from '../load/story-store.ts';

/** The event by which the dev server sends a page its story as it is now, a {@link StoryUpdate}. */
export const storyUpdateEvent = 'story:update';

/** The event by which it sends a page what is wrong with its story, as lines of text. */
export const storyProblemsEvent = 'story:problems';

/** The id of the element that holds, as JSON, the {@link StoryUpdate} that a page shows. */
export const shownStoryId = '_studio-story';

/** The path of the studio's requests to the dev server, from the folder of the page's language. */
export const studioPath = '__studio';

/** What of a story's data a page can take over while it stays where it is. */
export type WrittenData = Pick<StoryData, 'scenes' | 'passages'> &
  Pick<DrawnData, 'labels' | 'world'>;

/** What a page can take over of a saved story while it stays where it is. */
export interface StoryUpdate extends WrittenData {
  readonly lang: string;
  readonly title: string;
  /** What should be mended although it is shown, a sentence for each. */
  readonly warnings: readonly string[];
  /** The sections as HTML. */
  readonly main: string;
  readonly versions: Versions;
  /** What pressing Undo takes back, in words; nothing where nothing was written. */
  readonly undo?: string | undefined;
}

/** The files of a story that the studio writes. */
export type WrittenFile = keyof Versions;

/** What is to be written into one of the story's files. */
export interface Writing {
  readonly file: WrittenFile;
  /** The content of the file that its author has seen. */
  readonly version: string;
  readonly edits: readonly Edit[];
  /** What is written, in a few words, by which it can be taken back. */
  readonly label: string;
}

/** One value of a file and what it is to be. */
export interface Edit {
  /** The keys and indices that lead to it. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The story as it is now. @throws Error with what is wrong with it. */
export const readStory = (): Promise<StoryUpdate> => request('/story');

/** Writes into a file of the story; gives its version then. @throws Error that says why it was not written. */
export const write = (writing: Writing): Promise<Partial<Versions>> => post('/write', writing);

/** What was taken back. */
export interface Undone {
  readonly label: string;
  /** The version that its file has then. */
  readonly versions: Partial<Versions>;
}

/** Takes the last writing back. @throws Error that says why it was not. */
export const undo = (): Promise<Undone> => post('/undo', {});

const post = <T>(path: string, body: unknown): Promise<T> =>
  request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${import.meta.env.BASE_URL}${studioPath}${path}`, init).catch(
    () => undefined,
  );
  if (!response) throw new Error('The server does not answer. Start it again with "npm start".');
  const result: unknown = await response.json();
  if (!response.ok) throw new Error((result as { message: string }).message);
  return result as T;
}
