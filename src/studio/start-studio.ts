import { drawn } from 'virtual:story/map';
import type { StoryData } from '../core/story/story-data.ts';
import { createElement, findElement } from '../dom/elements.ts';
import { createBar } from './bar/bar.ts';
import type { StudioInput } from './bar/desk.ts';
import {
  readStory,
  type StoryUpdate,
  shownStoryId,
  storyProblemsEvent,
  storyUpdateEvent,
} from './protocol.ts';
import { showUpdate } from './show-update.ts';
import './studio.css';

/** The page as it has started, which knows nothing of what its map is drawn of. */
interface StudioPage extends Omit<StudioInput, 'story'> {
  readonly story: StoryData;
}

/**
 * Shows each save on the page where it is read, and, where the page stands by itself, the author's bar.
 * Returns what takes both away.
 */
export function startStudio(page: StudioPage): () => void {
  const input = { ...page, story: { ...drawn, ...page.story } };
  // What is shown is kept in the page, where it outlives a change of the studio's own code.
  const kept = findElement(shownStoryId);
  let shown = JSON.parse(kept.textContent) as StoryUpdate;
  const problems = createProblems();
  const show = (next: StoryUpdate) => {
    problems.show([]);
    showUpdate(input, shown, next);
    shown = next;
    kept.textContent = JSON.stringify(next);
    bar?.show(next);
  };
  /** Shows the story as it is now, unless an event does meanwhile. */
  const reread = async () => {
    const before = shown;
    try {
      const now = await readStory();
      if (before === shown) show(now);
    } catch (error) {
      problems.show([(error as Error).message]);
    }
  };
  const bar = window.self === window.top ? createBar(input, shown, reread) : undefined;
  import.meta.hot?.on(storyUpdateEvent, show);
  import.meta.hot?.on(storyProblemsEvent, problems.show);
  // No event tells of what was saved between the page's response and now.
  reread();
  return () => {
    import.meta.hot?.off(storyUpdateEvent, show);
    import.meta.hot?.off(storyProblemsEvent, problems.show);
    bar?.stop();
    problems.element.remove();
  };
}

/** What is wrong with the story, said over the page until it is mended; nothing at first. */
function createProblems() {
  const list = createElement('ul', {});
  const heading = createElement('h2', {}, 'The story cannot be shown as it is saved');
  const element = createElement('div', { id: '_studio-problems', hidden: true }, heading, list);
  element.setAttribute('role', 'alert');
  document.body.append(element);
  return {
    element,
    show(lines: readonly string[]) {
      list.replaceChildren(...lines.map((line) => createElement('li', {}, line)));
      element.hidden = lines.length === 0;
    },
  };
}
