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

/** Shows each save in place and, outside a frame, the author's bar; returns a function that removes both. */
export function startStudio(page: Omit<StudioInput, 'story'> & { readonly story: StoryData }) {
  const input = { ...page, story: { ...drawn, ...page.story } };
  // In the page, the story outlives a hot update of the studio's code.
  const holder = findElement(shownStoryId);
  let shown = JSON.parse(holder.textContent) as StoryUpdate;
  const problems = createProblems();
  const show = (next: StoryUpdate) => {
    problems.show([]);
    showUpdate(input, shown, next);
    shown = next;
    holder.textContent = JSON.stringify(next);
    bar?.show(next);
  };
  /** Fetches the story and shows it, unless an event showed one first. */
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
  // No event reports a save between the page's response and now.
  void reread();
  return () => {
    import.meta.hot?.off(storyUpdateEvent, show);
    import.meta.hot?.off(storyProblemsEvent, problems.show);
    bar?.stop();
    problems.element.remove();
  };
}

function createProblems() {
  const list = createElement('ul', {});
  const heading = createElement('h2', {}, 'The story cannot be shown as it is saved');
  const attributes = { id: '_studio-problems', hidden: true, role: 'alert' };
  const element = createElement('div', attributes, heading, list);
  document.body.append(element);
  return {
    element,
    show(lines: readonly string[]) {
      list.replaceChildren(...lines.map((line) => createElement('li', {}, line)));
      element.hidden = lines.length === 0;
    },
  };
}
