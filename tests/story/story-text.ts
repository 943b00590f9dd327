import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { render } from '../support/english.ts';
import { parseStory } from '../support/parse-story.ts';
import { files } from '../support/this-story.ts';

/** A paragraph of the story, without its citations, and how many there were. */
export interface Paragraph {
  readonly section: string;
  readonly kind: 'prose' | 'record';
  readonly text: string;
  readonly citations: number;
  /** The words in bold that it opens with, if it does. */
  readonly opening: string;
}

/** The story's paragraphs, without what is folded beneath its end. */
export function storyParagraphs(): readonly Paragraph[] {
  const { sections } = parseStory(readFileSync(files.story, 'utf8'), files.story, render);
  return sections.flatMap(({ id, parts }) =>
    parts.flatMap((part) =>
      part.kind === 'prose' || part.kind === 'record' ? paragraphsOf(id, part.kind, part.html) : [],
    ),
  );
}

function paragraphsOf(section: string, kind: Paragraph['kind'], html: string): Paragraph[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll('p')].map((paragraph) => {
    const cites = [...paragraph.querySelectorAll('sup.cite')];
    for (const cite of cites) cite.remove();
    const [first] = paragraph.childNodes;
    const opening = first?.nodeName === 'STRONG' ? (first.textContent ?? '') : '';
    return { section, kind, text: paragraph.textContent ?? '', citations: cites.length, opening };
  });
}
