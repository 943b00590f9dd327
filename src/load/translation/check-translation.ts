import { createHash } from 'node:crypto';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { MergedText, WrittenSection } from './merge-text.ts';
import type { readDictionary } from './translate-texts.ts';

/** The texts of an original that are not in `story.md`. */
export interface StoryTexts {
  /** Those that a reader meets, by their files. */
  readonly needed: Readonly<Record<string, readonly string[]>>;
  /** The names in the story's own file of places, which may stay as they are. */
  readonly places: readonly string[];
  /** The others that may stay as they are: names of places, of works, and of who made them. */
  readonly others: readonly string[];
}

interface Beside {
  readonly translation: NonNullable<StoryFiles['translation']>;
  readonly text: MergedText;
  /** The languages of the original and of the translation, as their front matter names them. */
  readonly languages: readonly [original: string, own: string];
  readonly dictionary: ReturnType<typeof readDictionary>;
  /** Names that features have in the language, by those that they have. */
  readonly featureNames: Readonly<Record<string, string>>;
  readonly texts: StoryTexts;
  /** The version of each section's original that was last called translated, by the section's id. */
  readonly done: Readonly<Record<string, string>>;
}

/** Warns of what a translation lacks, has lost, has beside its original, or has of an older one. */
export function checkTranslation(beside: Beside): readonly Problem[] {
  const words = beside.dictionary.problems.length > 0 ? [] : wordProblems(beside);
  return [...sectionProblems(beside), ...words].map((each) => ({ ...each, severity: 'warning' }));
}

function sectionProblems({ translation, text, languages, done }: Beside): Problem[] {
  const { story: file, tag } = translation;
  const problems: Problem[] = [];
  const add = (
    [problem, remedy]: Words,
    { id, line }: Partial<WrittenSection> = {},
    place = id && `section "${id}"`,
  ): void => {
    problems.push({ file, ...(place && { place }), ...(line && { line }), problem, remedy });
  };
  if (languages[0] === languages[1])
    add(['its language is that of the original.', `Write lang: ${tag}.`], {}, 'front matter');
  for (const id of text.missing) {
    const remedy = `Write it here, its heading with {#${id}}.`;
    add(['it is not translated, and is shown in the language of the original.', remedy], { id });
  }
  for (const section of text.unknown) {
    const remedy = 'Give it the id of its original, or take it out.';
    add(['the original has no such section, so it is left out.', remedy], section);
  }
  const command = `npm run check -- --translated ${tag}`;
  for (const { original, own } of text.pairs) {
    for (const lost of lostFrom(original.markdown, own.markdown)) add(lost, own);
    if ([undefined, versionOf(original)].includes(done[own.id])) continue;
    const remedy = `Bring it up to date, and say so: ${command} --sections ${own.id}`;
    add(['its original has changed since it was translated.', remedy], own);
  }
  return problems;
}

/** The first three of some texts, each in at most 40 characters, and how many more there are. */
function listOf(texts: readonly string[]): string {
  const named = texts.slice(0, 3).map((text) => {
    const line = text.replaceAll('\n', ' ');
    return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
  });
  return [...named, ...(texts.length > 3 ? [`${texts.length - 3} more`] : [])].join(', ');
}

/** A hash of a section's Markdown. */
export const versionOf = ({ markdown }: Pick<WrittenSection, 'markdown'>): string =>
  createHash('sha256').update(markdown.trim()).digest('hex').slice(0, 8);

/** What a translation must hold of its original's Markdown as it is written there. */
const kept: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['the citation', /\[\^[^\]\s]+\]/g],
  ['the cue', /\{on=[\w-]+\}/g],
  ['the link to', /(?<=\]\()[^)\s]+/g],
  ['the block', /^::: ?(?:chart \S+|record|caption|pictures|compare|sources|about-map|share)/gm],
];

type Words = readonly [problem: string, remedy: string];

const isLost = (what: string): Words => [
  `${what} of the original is not in it.`,
  'Put it where the translation says that.',
];

/** What a section's original has and its translation lacks, or the other way round. */
function lostFrom(original: string, own: string): Words[] {
  const [there, here] = [figuresIn(original), figuresIn(own)];
  return [
    ...kept.flatMap(([name, pattern]): Words[] => {
      const [inOriginal, inOwn] = [original, own].map((text) => text.match(pattern) ?? []);
      const remedy = 'Take it out, or put it into the original too.';
      return [
        ...without(inOriginal, inOwn).map((mark) => isLost(`${name} ${mark}`)),
        ...without(inOwn, inOriginal).map(
          (mark): Words => [`${name} ${mark} is not in the original.`, remedy],
        ),
      ];
    }),
    ...[...there].flatMap(([digits, figure]): Words[] => {
      const remedy = 'Write it in digits, as the original does.';
      return here.has(digits)
        ? []
        : [[`the figure ${figure} of the original is not in it.`, remedy]];
    }),
    ...[...here].flatMap(([digits, figure]): Words[] => {
      // A language may write a round number, a day or a month of the original's in letters, and this one in digits.
      const isKnown = digits.length <= 2 || there.has(digits) || original.includes(figure);
      return isKnown ? [] : [[`the figure ${figure} is not in the original.`, 'Compare the two.']];
    }),
  ];
}

/** What is written in Markdown and not read: ids, citations, addresses. */
const notProse = /\[\^[^\]\s]+\]|\{(?:#[\w-]+|on=[\w-]+|lang=[\w-]+)|\]\([^)]*\)|^::: chart.*/gm;

/**
 * The figures of a Markdown text by their digits without the zeros around them, which are the same whatever the
 * separators and the words for large numbers of its language: those of `34,537`, `34.537` and `3万4537`, and of
 * `24 million` and `2400만`. Numbers in letters, and decades such as `1860s`, are none.
 */
export function figuresIn(markdown: string): ReadonlyMap<string, string> {
  const figure = /\d(?:[\d,.\u00a0\u202f’']*\d)?(?:\p{Lo}\d{4}(?!\d))*(?!\d|s\b)/gu;
  const all = markdown.replace(notProse, ' ').match(figure) ?? [];
  return new Map(all.map((each) => [each.replace(/\D/g, '').replace(/^0+|0+$/g, ''), each]));
}

/** The items of one list that another does not hold as often. */
function without(items: readonly string[] = [], others: readonly string[] = []): string[] {
  const rest = [...others];
  return items.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function wordProblems({ translation, dictionary, featureNames, texts }: Beside): Problem[] {
  const file = translation.words;
  const { value: entries = {}, at } = dictionary;
  const originals = new Set([...Object.values(texts.needed).flat(), ...texts.others]);
  const isTranslated = (text: string) => (entries[text] ?? featureNames[text]) !== undefined;
  return [
    ...Object.entries(texts.needed).flatMap(([from, own]) => {
      const open = own.filter((text) => !isTranslated(text));
      const problem = `of ${from} ${listOf(open)} ${open.length > 1 ? 'are' : 'is'} not translated.`;
      const remedy = `Write after each its translation; npm run translate ${translation.tag} lists them here.`;
      return open.length > 0 ? { file, problem, remedy } : [];
    }),
    ...Object.entries(entries).flatMap(([text, translated]): Problem[] => {
      if (!originals.has(text) && featureNames[text] === undefined) {
        const remedy = 'Write them as the original does now, or take the line out.';
        const problem = 'the original has no such words.';
        return [{ file, ...at([text], 'key'), place: JSON.stringify(text), problem, remedy }];
      }
      const gaps = /\{\w+\}/g;
      if (typeof translated !== 'string') return [];
      return without(text.match(gaps) ?? [], translated.match(gaps) ?? []).map((gap) => {
        const [problem, remedy] = isLost(gap);
        return { file, ...at([text]), problem, remedy };
      });
    }),
  ];
}
