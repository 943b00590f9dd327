import type { DrawnData, StoryData } from '../core/story/story-data.ts';
import type { Versions } from '../load/story-store.ts';
import type { PageNeed } from '../render/render-story.ts';
import type { Writing } from './server/story-writer.ts';

/** The events by which the dev server sends a page a {@link StoryUpdate}, or what is wrong as lines of text. */
export const storyUpdateEvent = 'story:update';
export const storyProblemsEvent = 'story:problems';

/** The id of the element that holds, as JSON, the {@link StoryUpdate} that a page shows. */
export const shownStoryId = '_studio-story';

/** The path of the studio's requests to the dev server, from the folder of the page's language. */
export const studioPath = '__studio';

/** The data of a story that a page can replace in place. */
export type WrittenData = Pick<StoryData, 'scenes' | 'passages'> &
  Pick<DrawnData, 'labels' | 'world'>;

/** A saved story, as far as a page can show it in place. */
export interface StoryUpdate extends WrittenData {
  readonly lang: string;
  readonly title: string;
  readonly warnings: readonly string[];
  /** The HTML of its text, and the style sheets and scripts of its page. */
  readonly main: string;
  readonly needs: readonly PageNeed[];
  readonly versions: Versions;
  /** What Undo would take back, in words. */
  readonly undo?: string | undefined;
}

/** Fetches the current story from the dev server. @throws Error that says what is wrong with the story. */
export const readStory = (): Promise<StoryUpdate> => request('/story');

/** Writes into a file of the story. @throws Error that says why it was not written. */
export const write = (writing: Writing): Promise<unknown> => post('/write', writing);

/** Takes the last change back. @throws Error that says why not. */
export const undo = (): Promise<Pick<Writing, 'label'>> => post('/undo', {});

export interface DroppedFile {
  readonly name: string;
  readonly base64: string;
}

/** Adds files to the story as layers, and returns what to do next. @throws Error that says why not. */
export const addFiles = (files: readonly DroppedFile[]): Promise<{ readonly words: string }> =>
  post('/add', { files });

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
