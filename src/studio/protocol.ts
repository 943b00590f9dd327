import type { StoryData } from '../core/story/story-data.ts';

/** The event by which the server of dev tells a page what its story is now. */
export const storyUpdateEvent = 'story:update';

/** The event by which it tells a page what is wrong with its story, as lines of text. */
export const storyProblemsEvent = 'story:problems';

/** The id of the element that holds, as JSON, the {@link StoryUpdate} that a page shows. */
export const shownStoryId = 'studio-story';

/** The files of a story that the studio writes. */
export type WrittenFile = 'scenes' | 'labels';

/** What a page can take over of a saved story while it stays where it is. */
export interface StoryUpdate extends Pick<StoryData, 'scenes' | 'labels' | 'world'> {
  readonly lang: string;
  readonly title: string;
  /** What should be mended although it is shown, a sentence for each. */
  readonly warnings: readonly string[];
  /** The sections as HTML. */
  readonly main: string;
  /** What tells the content of each file from any other. */
  readonly versions: Readonly<Record<WrittenFile, string>>;
  /** What pressing Undo takes back, in words; nothing where nothing was written. */
  readonly undo?: string;
}

/** The path of the studio's requests to the dev server. */
export const studioPath = '/__studio';

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
