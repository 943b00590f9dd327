import type { StoryData } from '../core/story/story-data.ts';
import type { StartedStory } from '../page/start/start-story.ts';

/** The story that is written, and the page that shows it. */
export interface StudioInput {
  readonly story: StoryData;
  /** The page's story, once it runs. */
  readonly started: () => StartedStory | undefined;
  /** Starts the page anew where it is read. */
  readonly restart: () => void;
}
