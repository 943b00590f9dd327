import { type StoryUpdate, shownStoryId } from './story-update.ts';

/** The story that the page shows, as the server gave it. */
interface ShownStory {
  readonly read: () => StoryUpdate;
  readonly write: (update: StoryUpdate) => void;
}

/** It is kept in the page, where it outlives a change of the studio's own code. */
export function shownStory(): ShownStory {
  const element = document.getElementById(shownStoryId);
  if (!element) throw new Error(`The page has no #${shownStoryId}.`);
  return {
    read: () => JSON.parse(element.textContent) as StoryUpdate,
    write(update) {
      element.textContent = JSON.stringify(update);
    },
  };
}
