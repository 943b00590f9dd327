import { hash } from 'node:crypto';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { inspectText } from '../read/text/inspect-text.ts';

/** A section of a text, its heading included. */
interface WrittenSection {
  readonly id: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly markdown: string;
}

/** A text's front matter and its sections, as they are written. */
export function writtenSections(source: string) {
  const lines = source.split(/\r?\n/);
  const { sections } = inspectText(source, '', { citation: String, compare: '' });
  const between = (from: number, to?: number): string => lines.slice(from, to).join('\n');
  return {
    head: between(0, (sections[0]?.line ?? lines.length + 1) - 1),
    sections: sections.map(({ id, line }, i): WrittenSection => {
      const next = sections[i + 1]?.line;
      return { id, line, markdown: `${between(line - 1, next && next - 1).trimEnd()}\n` };
    }),
  };
}

export const versionOf = ({ markdown }: Pick<WrittenSection, 'markdown'>): string =>
  hash('sha256', markdown.trim(), 'hex').slice(0, 8);

/** A translation's text in the order of the original's sections, with the original's where it lacks one. */
export function mergeText(translated: string, original: string) {
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
    /** The line in the translation's file of a line of `source`, both from 1; none for the original's. */
    lineOf: (line: number) => lines[line - 1]?.line,
    /** The ids of the sections that are not translated. */
    missing: originals.flatMap(({ id }) => (byId.has(id) ? [] : id)),
    /** The sections that the original does not have. */
    unknown: sections.filter(({ id }) => id && !originals.some((section) => section.id === id)),
    /** The sections that both have. */
    pairs: originals.flatMap((section) => {
      const own = byId.get(section.id);
      return own ? { original: section, own } : [];
    }),
  };
}

const numbered = (text: string, from?: number) =>
  text.split('\n').map((line, i) => ({ text: line, line: from && from + i }));

/**
 * Finds what a translated text lacks, has lost, has beside its original, or has of an older one. `done` is the version of
 * each original that was last called translated, by the section’s id.
 */
export function checkSections(
  { missing, unknown, pairs }: ReturnType<typeof mergeText>,
  { story: file, tag }: NonNullable<StoryFiles['translation']>,
  done: Readonly<Record<string, string>>,
): Problem[] {
  const inSection = ({ id, line }: Partial<WrittenSection>, ...faults: readonly Fault[]) =>
    problemsOf({ file, place: `section "${id}"`, ...(line && { line }) }, faults);
  return [
    ...missing.flatMap((id) => {
      const remedy = `Write it here, its heading with {#${id}}.`;
      const problem = 'it is not translated, and is shown in the language of the original.';
      return inSection({ id }, [problem, remedy]);
    }),
    ...unknown.flatMap((section) => {
      const remedy = 'Give it the id of its original, or take it out.';
      return inSection(section, ['the original has no such section, so it is left out.', remedy]);
    }),
    ...pairs.flatMap(({ original, own }) => {
      const lost = lostFrom(original.markdown, own.markdown);
      if ([undefined, versionOf(original)].includes(done[own.id])) return inSection(own, ...lost);
      const command = `npm run check -- --translated ${tag} --sections ${own.id}`;
      const remedy = `Bring the translation up to date, then confirm it: ${command}`;
      return inSection(own, ...lost, [
        'the original has changed since this section was translated.',
        remedy,
      ]);
    }),
  ];
}

/** What a translation must hold of its original's Markdown as it is written there. */
const kept: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['the citation', /\[\^[^\]\s]+\]/g],
  ['the cue', /\{on=[\w-]+\}/g],
  ['the link to', /(?<=\]\()[^)\s]+/g],
  ['the block', /^::: ?(?:chart \S+|record|caption|pictures|compare|sources|about-map|share)/gm],
];

/** What a section's original has and its translation lacks, or the other way round. */
function lostFrom(original: string, own: string): Fault[] {
  const [there, here] = [figuresIn(original), figuresIn(own)];
  const lost = [...there].filter(([digits]) => !here.has(digits));
  // A language may write a round number, a day or a month of the original's in letters, and this one in digits.
  const added = [...here].filter(
    ([digits, figure]) => digits.length > 2 && !there.has(digits) && !original.includes(figure),
  );
  return [
    ...kept.flatMap(([name, pattern]): Fault[] => {
      const [inOriginal, inOwn] = [original, own].map((text) => text.match(pattern) ?? []);
      const remedy = 'Take it out, or put it into the original too.';
      return [
        ...without(inOriginal, inOwn).map((mark) => isLost(`${name} ${mark}`)),
        ...without(inOwn, inOriginal).map(
          (mark): Fault => [`${name} ${mark} is not in the original.`, remedy],
        ),
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

/** The items of one list that another does not hold as often. */
export function without(items: readonly string[] = [], others: readonly string[] = []): string[] {
  const rest = [...others];
  return items.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** What is written in Markdown and not read: ids, citations, addresses. */
const notProse = /\[\^[^[\]\s]+\]|\{(?:#[\w-]+|on=[\w-]+|lang=[\w-]+)|\]\([^\])]*\)|^::: chart.*/gm;

/**
 * The figures of a Markdown text by their digits without the zeros around them, which are the same in any language: for
 * `34.537` and `3万4537`, for `24 million` and `2400만`. Numbers in letters, and decades such as `1860s`, are none.
 */
export function figuresIn(markdown: string): ReadonlyMap<string, string> {
  const figure = /(?<!\d)\d(?:[\d,.\u00a0\u202f’']*\d)?(?:\p{Lo}\d{4}(?!\d))*(?!\d|s\b)/gu;
  const all = markdown.replace(notProse, ' ').match(figure) ?? [];
  return new Map(all.map((each) => [each.replace(/\D/g, '').replace(/^0+|0+$/g, ''), each]));
}
