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
  const problems = createProblems();
  let bar: StudioBar | undefined;
  let over = false;
  const offer = (update: StoryUpdate) => {
    if (bar) bar.show(update);
    else if (window.self === window.top && !over) bar = createBar(input, update);
    return update;
  };
  let known = readStory().then(offer);
  known.catch((error: Error) => problems.show([error.message]));
  const show = (next: StoryUpdate) => {
    problems.show([]);
    known = known
      .then(
        (last) => showUpdate(input, last, next),
        () => undefined,
      )
      .then(() => offer(next));
  };
  import.meta.hot?.on(storyUpdateEvent, show);
  import.meta.hot?.on(storyProblemsEvent, problems.show);
  return () => {
    over = true;
    import.meta.hot?.off(storyUpdateEvent, show);
    import.meta.hot?.off(storyProblemsEvent, problems.show);
    bar?.stop();
    problems.stop();
  };
}
