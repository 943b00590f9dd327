import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';

/** A story as its author wrote it: the Markdown and the scenes. */
interface WrittenStory {
  readonly markdown: string;
  readonly scenes: SceneSpecs;
}

const heading = /^#{1,2} .*\{#([\w-]+)/;
const chart = /^::: chart .*\n:::\n/gm;

/**
 * The story with its sections between the first and the last told `times` over, each time under new
 * ids. What there can be only one of, the charts, is left out of what is told again.
 *
 * @throws When the Markdown has fewer than three headings with ids.
 */
export function repeatSections({ markdown, scenes }: WrittenStory, times: number): WrittenStory {
  const [opening = '', ...sections] = markdown.split(/^(?=#{1,2} )/m);
  if (sections.length < 3) {
    throw new Error('story.md: it needs three headings with ids for its sections to be repeated.');
  }
  const [first = '', last = ''] = [sections[0], sections.at(-1)];
  const middle = sections.slice(1, -1);
  const again = Array.from({ length: times - 1 }, (_, index) => index + 2);
  const repeated = again.flatMap((time) => middle.map((section) => retold(section, time)));
  const copies = again.flatMap((time) =>
    middle.map((section) => {
      const id = idOf(section);
      return [`${id}-${time}`, scenes[id]] as const;
    }),
  );
  return {
    markdown: [opening, first, ...middle, ...repeated, last].join(''),
    scenes: { ...scenes, ...Object.fromEntries(copies) } as SceneSpecs,
  };
}

const idOf = (section: string): string => heading.exec(section)?.[1] ?? '';

const retold = (section: string, time: number): string =>
  section.replace(/\{#([\w-]+)/, `{#$1-${time}`).replace(chart, '');
