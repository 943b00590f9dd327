import type { StudioInput } from '../studio-input.ts';
import { fillStory } from './fill-story.ts';
import { patchText } from './patch-text.ts';
import type { StoryUpdate } from './story-update.ts';

/** Shows a story as it is now on the page that showed it as it was, where it is read. */
export function showUpdate(input: StudioInput, before: StoryUpdate, next: StoryUpdate): void {
  const restart = patchText(before.main, next.main);
  const restyle = fillStory(input.story, next);
  document.title = next.title;
  document.documentElement.lang = next.lang;
  if (restart) {
    input.restart();
    return;
  }
  const started = input.started();
  started?.reading.relayout();
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  if (restyle) started?.map()?.setTheme(dark ? 'dark' : 'light');
}
