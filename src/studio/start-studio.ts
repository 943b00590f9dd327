import { createBar } from './bar/create-bar.ts';
import { createProblems } from './bar/problems.ts';
import { showUpdate } from './live/show-update.ts';
import { shownStory } from './live/shown-story.ts';
import { type StoryUpdate, storyProblemsEvent, storyUpdateEvent } from './live/story-update.ts';
import { readStory } from './protocol/requests.ts';
import type { StudioInput } from './studio-input.ts';
import './styles/studio.css';

/**
 * Shows each save on the page where it is read, and, where the page stands by itself, the author's bar.
 * Returns what takes both away.
 */
export function startStudio(input: StudioInput): () => void {
  const problems = createProblems();
  const bar = window.self === window.top ? createBar(input, shownStory().read()) : undefined;
  let updated = false;
  const show = (next: StoryUpdate) => {
    updated = true;
    const shown = shownStory();
    problems.show([]);
    showUpdate(input, shown.read(), next);
    shown.write(next);
    bar?.show(next);
  };
  const tell = (lines: readonly string[]) => problems.show(lines);
  import.meta.hot?.on(storyUpdateEvent, show);
  import.meta.hot?.on(storyProblemsEvent, tell);
  // No event tells of what was saved between the page's response and now.
  readStory().then(
    (now) => updated || show(now),
    ({ message }: Error) => tell([message]),
  );
  return () => {
    import.meta.hot?.off(storyUpdateEvent, show);
    import.meta.hot?.off(storyProblemsEvent, tell);
    bar?.stop();
    problems.stop();
  };
}
