import type { StoryMeta } from './read-front-matter.ts';

/** A piece of a section, in the order in which its author wrote it. */
export type SectionPart =
  | { readonly kind: 'prose' | 'record' | 'caption'; readonly html: string }
  | { readonly kind: 'fold'; readonly title: string; readonly html: string }
  | { readonly kind: 'chart'; readonly name: string; readonly line: number }
  | { readonly kind: 'sources' | 'about-map' | 'share' };

/** One section of the story: a heading with a permanent id, and what follows it. */
export interface Section {
  /** The fragment of the section's link, and its key in `scenes.yaml`. */
  readonly id: string;
  /** The line of the heading in `story.md`, from 1. */
  readonly line: number;
  /** The heading's words without markup. */
  readonly title: string;
  readonly titleHtml: string;
  /** The line above the heading, as HTML. */
  readonly kickerHtml?: string;
  readonly parts: readonly SectionPart[];
}

/** One place at which the text cites a source. */
export interface Citation {
  /** The key of the source in `sources.yaml`. */
  readonly source: string;
  /** The source's number in the text and in the list, from 1. */
  readonly number: number;
  /** The citation's place among all citations, from 1: the link is `#cite-<occurrence>`. */
  readonly occurrence: number;
  /** The line and the column in `story.md`, from 1. */
  readonly line: number;
  readonly column?: number;
}

/** The story as its Markdown tells it, before scenes and layers are known. */
export interface Story {
  readonly meta: StoryMeta;
  readonly sections: readonly Section[];
  /** Every citation, in reading order. */
  readonly cited: readonly Citation[];
}
