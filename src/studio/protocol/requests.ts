import type { StoryUpdate, WrittenFile } from '../live/story-update.ts';
import { studioPath } from './studio-path.ts';

/** What is to be written into one of the story's files. */
export interface Writing {
  readonly file: WrittenFile;
  /** The content of the file that its author has seen. */
  readonly version: string;
  readonly edits: readonly {
    readonly path: readonly (string | number)[];
    readonly value: unknown;
  }[];
  /** What is written, in a few words. */
  readonly label: string;
}

/** The story as it is now. @throws Error with what is wrong with it. */
export const readStory = (): Promise<StoryUpdate> => request('/story') as Promise<StoryUpdate>;

/** What the files are once they are written. */
export type Written = Pick<StoryUpdate, 'versions'>;

/** Writes into a file of the story. @throws Error that says why it was not written. */
export const write = (writing: Writing): Promise<Written> =>
  request('/write', writing) as Promise<Written>;

/** Takes the last writing back. @throws Error that says why it was not. */
export const undo = (): Promise<Written> => request('/undo', {}) as Promise<Written>;

async function request(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    `${studioPath}${path}`,
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
  ).catch(() => undefined);
  if (!response) throw new Error('The server does not answer. Start it again with "npm start".');
  const result: unknown = await response.json();
  if (response.ok) return result;
  throw new Error((result as { message: string }).message);
}
