import type { Page } from 'playwright-core';
import { brokenText } from '../../build/render/page/broken-text.ts';
import type { Fault } from '../fault.ts';
import type { TestedStory } from '../tested-story.ts';

/**
 * What is wrong with the words of the page that is open: its head, the words for each picture, and what
 * code writes for want of a value, in the page as the build wrote it and as its scripts have filled it.
 */
export async function wordsProblems(
  page: Page,
  { story, url }: TestedStory,
): Promise<readonly Fault[]> {
  const { meta } = story.story;
  const file = story.files.story;
  const built = await (await fetch(url)).text();
  const found = await page.evaluate(readWords);
  const wrong = (place: string, problem: string, remedy: string) => ({
    file,
    place,
    problem,
    remedy,
  });
  const mend = 'Look at this field of the front matter.';
  return [
    ...brokenText(built, 'index.html'),
    ...brokenText(found.html, 'index.html, as its scripts have filled it'),
    ...(found.title.includes(meta.title)
      ? []
      : [wrong('title', `the page is called "${found.title}".`, mend)]),
    ...(found.lang === meta.lang ? [] : [wrong('lang', `the page says "${found.lang}".`, mend)]),
    ...(found.description ? [] : [wrong('description', 'the page has none.', mend)]),
    ...story.story.sections.flatMap(({ id }) => {
      const place = `section "${id}"`;
      const words = found.sections[id];
      if (!words) return [wrong(place, 'it is not in the page.', 'Build the story anew.')];
      const remedy = 'Give it a name in its file: the words are made of the layers’ names.';
      return [
        ...(words.heading ? [] : [wrong(place, 'its heading is empty.', 'Write one.')]),
        ...(words.map ? [] : [wrong(place, 'no words stand for its map.', remedy)]),
      ];
    }),
    ...found.unnamed.map((picture) =>
      wrong(picture, 'the picture has no words for those who do not see it.', 'Write its "alt".'),
    ),
  ];
}

/** Runs in the page: its words, by where they belong. */
function readWords() {
  const text = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';
  const sections = [...document.querySelectorAll('main section[id]')].map((section) => [
    section.id,
    {
      heading: text(section.querySelector('h1, h2')),
      map: text(section.querySelector('.map-words')),
    },
  ]);
  return {
    html: document.documentElement.outerHTML,
    title: document.title,
    lang: document.documentElement.lang,
    description:
      document.querySelector<HTMLMetaElement>('meta[name=description]')?.content.trim() ?? '',
    sections: Object.fromEntries(sections) as Record<string, { heading: string; map: string }>,
    unnamed: [...document.querySelectorAll('img')]
      .filter((image) => !image.hasAttribute('alt'))
      .map((image) => image.src),
  };
}
