import type { StoryData } from '../core/story/story-data.ts';
import { createElement } from '../dom/elements.ts';
import { createBar } from './bar/bar.ts';
import type { StudioInput } from './bar/desk.ts';
import { patchText } from './patch-text.ts';
import {
  readStory,
  type StoryUpdate,
  shownStoryId,
  storyProblemsEvent,
  storyUpdateEvent,
} from './protocol.ts';
import './studio.css';

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

type Data = Pick<StoryData, 'scenes' | 'labels' | 'world'>;

/**
 * Fills a story's data anew in place: the page and the map read it from these very objects for as long as
 * they stand. Returns whether something else is written on the map than before.
 */
export function fillStory(story: Data, next: Data): boolean {
  const before = writingOf(story);
  fill(story.scenes, next.scenes);
  fill(story.labels, next.labels);
  for (const [name, value] of Object.entries(next.world)) {
    const own: unknown = Reflect.get(story.world, name);
    if (Array.isArray(own) && Array.isArray(value)) fill(own, value);
    else Reflect.set(story.world, name, value);
  }
  return before !== writingOf(story);
}

/** What is written on the map, as text. */
function writingOf({ scenes, labels }: Data): string {
  const annotations = Object.entries(scenes).map(([id, scene]) => [id, scene.annotations]);
  return JSON.stringify([labels, annotations]);
}

/** Gives an object, or a list, the members of another. */
function fill(target: object, next: object): void {
  if (Array.isArray(target)) target.length = 0;
  for (const name of Object.keys(target)) if (!(name in next)) Reflect.deleteProperty(target, name);
  Object.assign(target, next);
}

/** What is wrong with the story, said over the page until it is mended. */
export interface Problems {
  readonly show: (lines: readonly string[]) => void;
  readonly stop: () => void;
}

/** Says nothing at first. */
export function createProblems(): Problems {
  const list = createElement('ul', {});
  const heading = createElement('h2', {}, 'The story cannot be shown as it is saved');
  const box = createElement('div', { id: 'studio-problems', hidden: true }, heading, list);
  box.setAttribute('role', 'alert');
  document.body.append(box);
  return {
    show(lines) {
      list.replaceChildren(...lines.map((line) => createElement('li', {}, line)));
      box.hidden = lines.length === 0;
    },
    stop: () => box.remove(),
  };
}

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
