import { hash } from 'node:crypto';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { TranslationFiles } from '../files/story-files.ts';
import { inspectText } from '../read/text/inspect-text.ts';

/** A section's Markdown, which begins with the heading at `line`, counted from 1. */
interface SourceSection {
  readonly id: string;
  readonly line: number;
  readonly markdown: string;
}

export type Merged = ReturnType<typeof mergeText>;

/** Splits a text into its front matter and sections. */
export function writtenSections(source: string) {
  const lines = source.split(/\r?\n/);
  const { sections } = inspectText(source, '', { citation: String, compare: '' });
  const between = (from: number, to?: number): string => lines.slice(from, to).join('\n');
  return {
    head: between(0, (sections[0]?.line ?? lines.length + 1) - 1),
    sections: sections.map(({ id, line }, i): SourceSection => {
      const next = sections[i + 1]?.line;
      return { id, line, markdown: `${between(line - 1, next && next - 1).trimEnd()}\n` };
    }),
  };
}

export const versionOf = ({ markdown }: Pick<SourceSection, 'markdown'>): string =>
  hash('sha256', markdown.trim(), 'hex').slice(0, 8);

/** Puts a translation in its original's order; the original's sections replace missing ones. */
export function mergeText(translated: string, original: string) {
  const { head, sections } = writtenSections(translated);
  const originals = writtenSections(original).sections;
  const byId = new Map(sections.map((section) => [section.id, section]));
  const lines = [
    ...numbered(head, 1),
    ...originals.flatMap(({ id, markdown }) => {
      const translation = byId.get(id);
      return numbered(translation?.markdown ?? markdown, translation?.line);
    }),
  ];
  return {
    source: lines.map(({ text }) => text).join('\n'),
    /** Returns the translation's line for a line of `source`, both from 1; undefined in the original's text. */
    lineOf: (line: number) => lines[line - 1]?.line,
    missing: originals.flatMap(({ id }) => (byId.has(id) ? [] : id)),
    unknown: sections.filter(({ id }) => id && !originals.some((section) => section.id === id)),
    pairs: originals.flatMap((section) => {
      const translation = byId.get(section.id);
      return translation ? { original: section, translation } : [];
    }),
  };
}

const numbered = (text: string, from?: number) =>
  text.split('\n').map((line, i) => ({ text: line, line: from && from + i }));

/** Reports sections to translate, to update or to take out; `done` has the translated version of each, by id. */
export function checkSections(
  { missing, unknown, pairs }: Merged,
  { story: file, tag }: TranslationFiles,
  done: Readonly<Record<string, string>>,
): Problem[] {
  const inSection = ({ id, line }: Partial<SourceSection>, ...faults: readonly Fault[]) =>
    problemsOf({ file, place: `section "${id}"`, ...(line && { line }) }, faults);
  return [
    ...missing.flatMap((id) => {
      const remedy = `Add the section here, under a heading with {#${id}}.`;
      return inSection({ id }, ['it is not translated: readers see the original.', remedy]);
    }),
    ...unknown.flatMap((section) => {
      const remedy = 'Give it the id of its original, or take it out.';
      return inSection(section, ['the original has no such section, so it is left out.', remedy]);
    }),
    ...pairs.flatMap(({ original, translation }) => {
      const { id } = translation;
      const lost = compareSections(original.markdown, translation.markdown);
      if ([undefined, versionOf(original)].includes(done[id]))
        return inSection(translation, ...lost);
      const problem = 'the original has changed since this section was translated.';
      const remedy = `Update it, then confirm: npm run check -- --translated ${tag} --sections ${id}`;
      return inSection(translation, ...lost, [problem, remedy]);
    }),
  ];
}

/** Marks that must be the same in a translation as in the original. */
const marksToKeep: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['the citation', /\[\^[^\]\s]+\]/g],
  ['the cue', /\{on=[\w-]+\}/g],
  ['the link to', /(?<=\]\()[^)\s]+/g],
  ['the block', /^::: ?(?:chart \S+|record|caption|pictures|compare|sources|about-map|share)/gm],
];

function compareSections(original: string, translation: string): Fault[] {
  const [there, here] = [figuresIn(original), figuresIn(translation)];
  const lost = [...there].filter(([digits]) => !here.has(digits));
  // A short figure may be a day, a month or a round number, which the original's language spells out.
  const added = [...here].filter(
    ([digits, figure]) => digits.length > 2 && !there.has(digits) && !original.includes(figure),
  );
  return [
    ...marksToKeep.flatMap(([name, pattern]): Fault[] => {
      const marks = [original, translation].map((text) => text.match(pattern) ?? []);
      const remedy = 'Take it out, or put it into the original too.';
      return [
        ...without(marks[0], marks[1]).map((mark) => isLost(`${name} ${mark}`)),
        ...without(marks[1], marks[0]).map((mark): Fault => {
          return [`${name} ${mark} is not in the original.`, remedy];
        }),
      ];
    }),
    ...lost.map(([, figure]): Fault => {
      const remedy = 'Write it in digits, as the original does.';
      return [`the figure ${figure} of the original is not in it.`, remedy];
    }),
    ...added.map(
      ([, figure]): Fault => [`the figure ${figure} is not in the original.`, 'Compare the two.'],
    ),
  ];
}

export const isLost = (what: string): Fault => [
  `${what} of the original is not in it.`,
  'Put it where the translation says that.',
];

export function without(items: readonly string[] = [], others: readonly string[] = []): string[] {
  const rest = [...others];
  return items.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Matches parts of Markdown that are not prose: ids, citations, addresses. */
const notProse = /\[\^[^[\]\s]+\]|\{(?:#[\w-]+|on=[\w-]+|lang=[\w-]+)|\]\([^\])]*\)|^::: chart.*/gm;

/** Returns a text's figures by their digits without outer zeros, alike for `24 million` and `2400万`. */
export function figuresIn(markdown: string): ReadonlyMap<string, string> {
  // Decades, such as `1860s`, are skipped.
  const figure = /(?<!\d)\d(?:[\d,.\u00a0\u2009\u202f’']*\d)?(?:\p{Lo}\d{4}(?!\d))*(?!\d|s\b)/gu;
  const all = markdown.replace(notProse, ' ').match(figure) ?? [];
  return new Map(all.map((each) => [each.replace(/\D/g, '').replace(/^0+|(?<!0)0+$/g, ''), each]));
}
