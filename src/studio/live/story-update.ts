import type { StoryData } from '../../core/story/story-data.ts';

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
