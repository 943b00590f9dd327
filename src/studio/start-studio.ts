import { createBar, type StudioBar } from './bar/create-bar.ts';
import { createProblems } from './bar/problems.ts';
import { showUpdate } from './live/show-update.ts';
import { type StoryUpdate, storyProblemsEvent, storyUpdateEvent } from './live/story-update.ts';
import { readStory } from './server/requests.ts';
import type { StudioInput } from './studio.ts';
import './styles/studio.css';

/**
 * Shows each save on the page where it is read, and, where the page stands by itself, the author's bar.
 * Gives what takes both away.
 */
export function startStudio(input: StudioInput): () => void {
  const whole = window.self === window.top;
  const problems = createProblems();
  let known: Promise<StoryUpdate> = readStory();
  let bar: StudioBar | undefined;
  const show = (next: StoryUpdate) => {
    problems.show([]);
    const before = known;
    known = before.then(
      (last) => {
        showUpdate(input, last, next);
        bar?.show(next);
        return next;
      },
      () => next,
    );
  };
  known.then(
    (first) => {
      if (whole) bar = createBar(input, first);
    },
    (error: Error) => problems.show([error.message]),
  );
  import.meta.hot?.on(storyUpdateEvent, show);
  import.meta.hot?.on(storyProblemsEvent, problems.show);
  return () => {
    import.meta.hot?.off(storyUpdateEvent, show);
    import.meta.hot?.off(storyProblemsEvent, problems.show);
    bar?.stop();
    problems.stop();
  };
}
