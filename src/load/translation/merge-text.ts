import { inspectText } from '../text/inspect-text.ts';

/** A translated text, whole, and how its sections stand beside the original's. */
export interface MergedText {
  readonly source: string;
  /** The line of the translation's file that a line of `source` is of, from 1; none for the original's. */
  readonly lineOf: (line: number) => number | undefined;
  /** The ids of the sections that are not translated. */
  readonly missing: readonly string[];
  /** Those that the original does not have. */
  readonly unknown: readonly WrittenSection[];
  /** Those that both have, as they are written in each. */
  readonly pairs: readonly { readonly original: WrittenSection; readonly own: WrittenSection }[];
}

/** A section of a text, its heading included. */
export interface WrittenSection {
  readonly id: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly markdown: string;
}

/**
 * A translation's text in the order of the original's sections: one that it lacks is the original's.
 *
 * @param translated The whole of `story.TAG.md`.
 * @param original The whole of `story.md`.
 */
export function mergeText(translated: string, original: string): MergedText {
  const { head, sections } = writtenSections(translated);
  const ofOriginal = writtenSections(original).sections;
  const known = new Map(sections.map((section) => [section.id, section]));
  const ids = ofOriginal.map(({ id }) => id);
  const inOrder = sections.map(({ id }) => id).join() === ids.join();
  const chosen = ofOriginal.map((section) => known.get(section.id) ?? section);
  const pieces = [head, ...chosen.map(({ markdown }) => markdown)];
  const starts: number[] = [];
  pieces.reduce((line, piece) => {
    starts.push(line);
    return line + piece.split('\n').length;
  }, 1);
  return {
    source: inOrder ? translated : pieces.join('\n'),
    lineOf(line) {
      if (inOrder) return line;
      const piece = starts.findLastIndex((start) => start <= line);
      if (piece === 0) return line;
      const own = known.get(ids[piece - 1] ?? '');
      return own && own.line + line - (starts[piece] ?? 0);
    },
    missing: ids.filter((id) => !known.has(id)),
    unknown: sections.filter(({ id }) => id !== '' && !ids.includes(id)),
    pairs: ofOriginal.flatMap((section) => {
      const own = known.get(section.id);
      return own ? [{ original: section, own }] : [];
    }),
  };
}

/** A text's front matter, and its sections as they are written. */
export function writtenSections(source: string): {
  readonly head: string;
  readonly sections: readonly WrittenSection[];
} {
  const lines = source.split(/\r?\n/);
  const { sections } = inspectText(source, '', { citation: String });
  const between = (from: number, to?: number): string => lines.slice(from, to).join('\n');
  return {
    head: between(0, (sections[0]?.line ?? lines.length + 1) - 1),
    sections: sections.map(({ id, line }, i) => {
      const next = sections[i + 1]?.line;
      return { id, line, markdown: `${between(line - 1, next && next - 1).trimEnd()}\n` };
    }),
  };
}
