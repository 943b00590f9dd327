import { inspectText } from '../text/inspect-text.ts';

/** A translated text, whole, and its sections beside the original's. */
export interface MergedText {
  readonly source: string;
  /** The line in the translation's file of a line of `source`, both from 1; none for the original's. */
  readonly lineOf: (line: number) => number | undefined;
  /** The ids of the sections that are not translated. */
  readonly missing: readonly string[];
  /** The sections that the original does not have. */
  readonly unknown: readonly WrittenSection[];
  /** The sections that both have. */
  readonly pairs: readonly { readonly original: WrittenSection; readonly own: WrittenSection }[];
}

/** A section of a text, its heading included. */
export interface WrittenSection {
  readonly id: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly markdown: string;
}

/** A translation's text in the order of the original's sections, with the original's where it lacks one. */
export function mergeText(translated: string, original: string): MergedText {
  const { head, sections } = writtenSections(translated);
  const originals = writtenSections(original).sections;
  const byId = new Map(sections.map((section) => [section.id, section]));
  const lines = [
    ...numbered(head, 1),
    ...originals.flatMap(({ id, markdown }) => {
      const own = byId.get(id);
      return numbered(own?.markdown ?? markdown, own?.line);
    }),
  ];
  return {
    source: lines.map(({ text }) => text).join('\n'),
    lineOf: (line) => lines[line - 1]?.line,
    missing: originals.flatMap(({ id }) => (byId.has(id) ? [] : id)),
    unknown: sections.filter(({ id }) => id && !originals.some((section) => section.id === id)),
    pairs: originals.flatMap((section) => {
      const own = byId.get(section.id);
      return own ? { original: section, own } : [];
    }),
  };
}

const numbered = (text: string, from?: number) =>
  text.split('\n').map((line, i) => ({ text: line, line: from && from + i }));

/** A text's front matter and its sections, as they are written. */
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
