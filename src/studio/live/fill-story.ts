import type { StoryData } from '../../core/story/story-data.ts';

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
