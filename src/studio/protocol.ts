import type { DrawnData, StoryData } from '../core/story/story-data.ts';
import type { Versions } from '../load/story-store.ts';
import type { PageNeed } from '../render/render-story.ts';
import type { Writing } from './server/story-writer.ts';

/** The events by which the dev server sends a page a {@link StoryUpdate}, or problems as lines of text. */
export const storyUpdateEvent = 'story:update';
export const storyProblemsEvent = 'story:problems';

/** The id of the element that holds, as JSON, the {@link StoryUpdate} that a page shows. */
export const shownStoryId = '_studio-story';

/** The path of the studio's requests, from the folder of the page's language. */
export const studioPath = '__studio';

export type WrittenData = Pick<StoryData, 'scenes' | 'passages'> &
  Pick<DrawnData, 'labels' | 'world'>;

export interface StoryUpdate extends WrittenData {
  readonly lang: string;
  readonly title: string;
  readonly warnings: readonly string[];
  readonly main: string;
  readonly needs: readonly PageNeed[];
  readonly versions: Versions;
  readonly undo?: string | undefined;
}

/** Fetches the story from the dev server. @throws Error with the story's problems. */
export const readStory = (): Promise<StoryUpdate> => request('/story');

/** Writes edits to a file. @throws Error with the reason for a refusal, as `undo` and `addFiles` also do. */
export const write = (writing: Writing): Promise<unknown> => request('/write', writing);

export const undo = (): Promise<Pick<Writing, 'label'>> => request('/undo', {});

export type DroppedFile = Readonly<Record<'name' | 'base64', string>>;

/** Adds files as layers; returns instructions for the author. */
export const addFiles = (files: readonly DroppedFile[]): Promise<{ readonly words: string }> =>
  request('/add', { files });

/** Sends a GET request to a path, or a POST request with a body as JSON. */
async function request<T>(path: string, body?: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
  const url = `${import.meta.env.BASE_URL}${studioPath}${path}`;
  const response = await fetch(url, init).catch(() => undefined);
  if (!response) throw new Error('The server does not answer. Start it again with "npm start".');
  const result: unknown = await response.json();
  if (!response.ok) throw new Error((result as { message: string }).message);
  return result as T;
}
