import { createHash } from 'node:crypto';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { Dictionary } from './dictionary.ts';
import { figuresIn } from './figures.ts';
import type { MergedText, WrittenSection } from './merge-text.ts';

/** The texts of an original that are not in `story.md`. */
export interface StoryTexts {
  /** Those that a reader meets, by their files. */
  readonly needed: Readonly<Record<string, readonly string[]>>;
  /** The names in the story's own file of places, which may stay as they are. */
  readonly places: readonly string[];
  /** All that may stay as it is: names of places, of works, and of who made them. */
  readonly others: readonly string[];
}

/** A translation beside its original. */
interface Beside {
  readonly translation: NonNullable<StoryFiles['translation']>;
  readonly text: MergedText;
  /** Whether its front matter names another language than the original's. */
  readonly isOther: boolean;
  readonly dictionary: Dictionary;
  /** Names that features have in the language, by those that they have. */
  readonly ownNames: Readonly<Record<string, string>>;
  readonly texts: StoryTexts;
  /** What each section's original was, by its id, when its translation was said to be done. */
  readonly done: Readonly<Record<string, string>>;
}

/** What of a translation is missing, left over, lost, or older than its original; a reader gets the rest of it. */
export const checkTranslation = (beside: Beside): readonly Problem[] =>
  [
    ...sectionProblems(beside),
    ...(beside.dictionary.problems.length > 0 ? [] : wordProblems(beside)),
  ].map((problem) => ({
    ...problem,
    severity: 'warning',
  }));

function sectionProblems({ translation, text, isOther, done }: Beside): Problem[] {
  const file = translation.story;
  const language = {
    file,
    place: 'front matter',
    problem: 'its language is that of the original.',
    remedy: `Write lang: ${translation.tag}.`,
  };
  const command = `npm run check -- --translated ${translation.tag}`;
  const problems = text.pairs.flatMap(({ original, own }) => {
    const at = { file, line: own.line, place: `section "${own.id}"` };
    const lost = lostFrom(original.markdown, own.markdown).map((fault) => ({ ...at, ...fault }));
    if ([undefined, versionOf(original)].includes(done[own.id])) return lost;
    const problem = 'its original has changed since it was translated.';
    return [
      ...lost,
      {
        ...at,
        problem,
        remedy: `Bring it up to date, and say so: ${command} --sections ${own.id}`,
      },
    ];
  });
  const open = text.pairs.map(({ own }) => own.id).filter((id) => !Object.hasOwn(done, id));
  return [
    ...(isOther ? [] : [language]),
    ...text.missing.map((id) => ({
      file,
      place: `section "${id}"`,
      problem: 'it is not translated, and is shown in the language of the original.',
      remedy: `Write it here, its heading with {#${id}}.`,
    })),
    ...text.unknown.map(({ id, line }) => ({
      file,
      line,
      place: `section "${id}"`,
      problem: 'the original has no such section, so that it is left out.',
      remedy: 'Give it the id of its original, or take it out.',
    })),
    ...problems,
    ...(open.length > 0
      ? [
          {
            file,
            problem: `nobody has said that ${listOf(open)} ${open.length > 1 ? 'are' : 'is'} done.`,
            remedy: `Say so: ${command} ${open.length > 1 ? '(all of them, or --sections and the ids of some)' : `--sections ${open[0]}`}`,
          },
        ]
      : []),
  ];
}

/** The first of some texts, and how many more there are. */
function listOf(texts: readonly string[]): string {
  const named = texts.slice(0, shown).map((text) => {
    const line = text.replaceAll('\n', ' ');
    return `“${line.length > longest ? `${line.slice(0, longest)}…` : line}”`;
  });
  return [...named, ...(texts.length > shown ? [`${texts.length - shown} more`] : [])].join(', ');
}

/** How many texts are told, and how many characters of each. */
const [shown, longest] = [3, 40];

/** What tells a section's Markdown from what it was or will be. */
export const versionOf = ({ markdown }: Pick<WrittenSection, 'markdown'>): string =>
  createHash('sha256').update(markdown.trim()).digest('hex').slice(0, 8);

/** What a translation must hold of its original's Markdown as it is written there. */
const kept: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'the citation', pattern: /\[\^[^\]\s]+\]/g },
  { name: 'the cue', pattern: /\{on=[\w-]+\}/g },
  { name: 'the link to', pattern: /(?<=\]\()[^)\s]+/g },
  {
    name: 'the block',
    pattern: /^::: ?(?:chart \S+|record|caption|pictures|compare|sources|about-map|share)/gm,
  },
];

type Fault = Pick<Problem, 'problem' | 'remedy'>;

/** What stands in a section's original and not in its translation, or the other way round. */
function lostFrom(original: string, own: string): Fault[] {
  const marks = kept.flatMap(({ name, pattern }) => {
    const [there, here] = [original, own].map((text) => text.match(pattern) ?? []);
    return [
      ...without(there, here).map((mark) => ({
        problem: `${name} ${mark} of the original is not in it.`,
        remedy: 'Put it where the translation says that.',
      })),
      ...without(here, there).map((mark) => ({
        problem: `${name} ${mark} is not in the original.`,
        remedy: 'Take it out, or put it into the original too.',
      })),
    ];
  });
  const [there, here] = [original, own].map((text) => figuresIn(proseOf(text)));
  const missing = new Set(there?.filter((figure) => !here?.includes(figure)));
  const added = new Set(here?.filter((figure) => isExact(figure) && !there?.includes(figure)));
  return [
    ...marks,
    ...[...missing].map((figure) => ({
      problem: `the figure ${figure} of the original is not in it.`,
      remedy: 'Write it in digits, as the original does.',
    })),
    ...[...added].map((figure) => ({
      problem: `the figure ${figure} is not in the original.`,
      remedy: 'Compare the two.',
    })),
  ];
}

/** Markdown without what is written and not read: ids, citations, addresses. */
const proseOf = (markdown: string): string =>
  markdown.replace(
    /\[\^[^\]\s]+\]|\{(?:#[\w-]+|on=[\w-]+|lang=[\w-]+)|\]\([^)]*\)|^::: chart.*/gm,
    ' ',
  );

/** Whether a figure is more than a round number, a day or a month, which a language may write in letters. */
const isExact = (figure: number): boolean => String(figure).replace(/0+$|\./g, '').length > 2;

/** The items of one list that another does not hold as often. */
function without(items: readonly string[] = [], others: readonly string[] = []): string[] {
  const rest = [...others];
  return items.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function wordProblems({ translation, dictionary, ownNames, texts }: Beside): Problem[] {
  const file = translation.words;
  const { entries, at } = dictionary;
  const all = new Set([...Object.values(texts.needed).flat(), ...texts.others]);
  const isTranslated = (text: string) => entries[text] != null || ownNames[text] !== undefined;
  const missing = Object.entries(texts.needed).flatMap(([from, own]) => {
    const without = own.filter((text) => !isTranslated(text));
    if (without.length === 0) return [];
    return [
      {
        file,
        problem: `of ${from} ${listOf(without)} ${without.length > 1 ? 'are' : 'is'} not translated.`,
        remedy: `Write after each its translation; npm run translate ${translation.tag} lists them here.`,
      },
    ];
  });
  const leftOver = Object.keys(entries)
    .filter((text) => !all.has(text) && ownNames[text] === undefined)
    .map((text) => ({
      file,
      ...at([text], 'key'),
      place: JSON.stringify(text),
      problem: 'the original has no such words.',
      remedy: 'Write them as the original does now, or take the line out.',
    }));
  const lost = Object.entries(entries).flatMap(([text, translated]) => {
    const own = typeof translated === 'string' ? translated : '';
    const names = /\{\w+\}/g;
    const gone = own === '' ? [] : without(text.match(names) ?? [], own.match(names) ?? []);
    return gone.map((name) => ({
      file,
      ...at([text]),
      problem: `${name} of the original is not in it.`,
      remedy: 'Put it where the translation says that.',
    }));
  });
  return [...missing, ...leftOver, ...lost];
}
