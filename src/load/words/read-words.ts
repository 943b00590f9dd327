import { type PluralCategory, parse, type Token } from '@messageformat/parser';
import { z } from 'zod';
import { messages as samples, type Words } from '../../words/words.ts';
import { engineRoot } from '../files/engine.ts';
import { namesIn } from '../files/own-file.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem, StoryError } from '../files/story-error.ts';
import { inFolder } from '../files/story-files.ts';
import { languageTag, phrase } from '../schema/values.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import { inspectYaml } from '../yaml/read-yaml.ts';
import { compileWords, type Language, type Message } from './compile-words.ts';

/** The engine's words in a language, and what is wrong with them. */
export interface InspectedWords {
  readonly language: Language;
  readonly words: Words;
  /** Their files, by their names in messages. */
  readonly wordFiles: readonly string[];
  /** Why the language cannot be that of a story, where no file is in it. */
  readonly unspoken?: Pick<Problem, 'place' | 'problem' | 'remedy'>;
  readonly problems: readonly Problem[];
}

const fileOf = (tag: string): string => `src/words/${tag}.yaml`;
const english = 'en';
const ofEngine = [engineRoot, '.'] as const;

/** A file of a story's folder with words of the engine in a language. */
const ownFile = /^engine-words\.([\w-]+)\.yaml$/;

/** The tags of the languages that a folder has files of. */
const tagsIn = (root: string, folder: string, file: RegExp): readonly string[] =>
  namesIn(root, folder).flatMap((name) => file.exec(name)?.[1] ?? []);

/** The languages of the engine, by their tags. */
export const spokenLanguages = (): readonly string[] =>
  tagsIn(engineRoot, 'src/words', /^(.+)\.yaml$/);

/**
 * Reads the engine's words in a language: each message from the story's own folder, or else the engine's file, or
 * else in English.
 *
 * @param lang The story's language as a BCP 47 tag. A file may be of the whole tag, or of the language alone.
 */
export function inspectWords(root: string, folder: string, lang: string): InspectedWords {
  const { language, region } = new Intl.Locale(lang);
  const tagAmong = (some: readonly string[]) =>
    [new Intl.Locale(lang).toString(), language].find((tag) => some.includes(tag));
  const pattern = readLanguage(ofEngine, fileOf(english), english);
  if (pattern.problems.length > 0) throw new StoryError(pattern.problems);
  const spoken = spokenLanguages();
  const [spokenTag, ownTag] = [tagAmong(spoken), tagAmong(tagsIn(root, folder, ownFile))];
  const files = [
    ...(ownTag
      ? [{ from: [root, folder] as const, file: inFolder(folder, `engine-words.${ownTag}.yaml`) }]
      : []),
    ...(spokenTag ? [{ from: ofEngine, file: fileOf(spokenTag) }] : []),
  ];
  const read = files.map(({ from, file }) => readLanguage(from, file, language, pattern.messages));
  const messages = Object.entries(samples).map(([group, names]) => {
    const each = Object.keys(names).map((name) => {
      const found = [...read, pattern].flatMap((one) => one.messages[group]?.[name] ?? [])[0];
      if (!found) throw new Error(`${fileOf(english)} does not say ${group}.${name}.`);
      return [name, found] as const;
    });
    return [group, Object.fromEntries(each)] as const;
  });
  const all: Language = {
    locale: (region ? undefined : read.find(({ locale }) => locale)?.locale) ?? lang,
    messages: Object.fromEntries(messages),
  };
  const problems = read.flatMap((one) => one.problems);
  const file = files.at(-1)?.file;
  return {
    language: all,
    words: compileWords(all),
    wordFiles: files.map((each) => each.file),
    ...(!file && { unspoken: unspoken(lang, language, spoken) }),
    problems: [
      ...problems,
      ...(file && problems.length === 0 ? missingIn(all, language, file, folder) : []),
    ],
  };
}

const unspoken = (lang: string, language: string, spoken: readonly string[]) => ({
  place: 'front matter: lang',
  problem: `the engine does not speak "${lang}", but ${spoken.join(', ')}.`,
  remedy: `Add engine-words.${language}.yaml beside story.md, with a translation of ${fileOf(english)}.`,
});

/** Warns of messages that are in English, since no file has them in the language. */
function missingIn(
  { messages }: Language,
  language: string,
  file: string,
  folder: string,
): readonly Problem[] {
  if (language === english) return [];
  const names = Object.entries(messages).flatMap(([group, all]) => {
    const missing = Object.keys(all).filter((name) => all[name]?.language !== language);
    const isAll = missing.length === Object.keys(all).length;
    return isAll ? [group] : missing.map((name) => `${group}.${name}`);
  });
  if (names.length === 0) return [];
  const problem = `these messages are in English: ${names.join(', ')}.`;
  const more = inFolder(folder, `engine-words.${language}.yaml`);
  const remedy = `Translate them from ${fileOf(english)} in ${file === more ? 'this file' : `${file} or ${more}`}.`;
  return [{ file, problem, remedy, value: names, severity: 'warning' }];
}

const groupSchema = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, phrase.optional()])));

const languageSchema = z.strictObject({
  locale: languageTag.optional().describe('How figures and dates are written, as a tag.'),
  ...Object.fromEntries(
    Object.entries(samples).map(([group, names]) => [
      group,
      groupSchema(Object.keys(names)).optional(),
    ]),
  ),
});

/** A file's messages, those that are sound. */
interface ReadLanguage {
  readonly locale?: string;
  readonly messages: Language['messages'];
  readonly problems: readonly Problem[];
}

/** @param pattern The messages in English, where the file is of another language. */
function readLanguage(
  [root, folder]: readonly [root: string, folder: string],
  file: string,
  language: string,
  pattern?: ReadLanguage['messages'],
): ReadLanguage {
  const { value: text, problems: unread } = attempt(() => readStoryFile(root, folder, file));
  if (text === undefined) return { messages: {}, problems: unread };
  const remedy = `Write it as in ${fileOf(english)}.`;
  const { value, problems, at } = inspectYaml(text, file, languageSchema, remedy, 0, {});
  if (!value) return { messages: {}, problems };
  const { locale, ...groups } = value as { readonly locale?: string } & Partial<
    Readonly<Record<string, Readonly<Record<string, string>>>>
  >;
  const faults: Problem[] = [];
  const messages = Object.entries(groups).map(([group, all = {}]) => {
    const sound = Object.entries(all).filter(([name, value]) => {
      const fault = messageFault(value, language, sampleOf(group, name), pattern?.[group]?.[name]);
      const place = `"${group}.${name}"`;
      if (fault) faults.push({ file, ...at([group, name]), place, ...fault, value });
      return !fault;
    });
    const each = sound.map(([name, text]) => [name, { text, language }] as const);
    return [group, Object.fromEntries(each)] as const;
  });
  return { ...(locale && { locale }), messages: Object.fromEntries(messages), problems: faults };
}

type Sample = Readonly<Record<string, string | number>>;

function sampleOf(group: string, name: string): Sample {
  const groups: Readonly<Record<string, Readonly<Record<string, string | Sample>>>> = samples;
  const sample = groups[group]?.[name];
  return typeof sample === 'object' ? sample : {};
}

/**
 * What is wrong with a message, if anything is.
 *
 * @param sample What may be filled in, by its name: text, or a number.
 * @param pattern The message in English, whose arguments it must have too.
 */
function messageFault(
  text: string,
  language: string,
  sample: Sample,
  pattern: Message | undefined,
): Pick<Problem, 'problem' | 'remedy'> | undefined {
  const known = Object.keys(sample);
  const remedy =
    known.length > 0 ? `Write ${known.map((name) => `{${name}}`).join(', ')}.` : 'Take it out.';
  try {
    const uses = usesOf(parsed(text, language));
    for (const { name, type } of uses) {
      if (!known.includes(name))
        return {
          problem: `nothing fills in {${name}}.`,
          remedy: didYouMean(name, known) ?? remedy,
        };
      const isText = typeof sample[name] !== 'number';
      if (type === 'function' || (isText && type !== 'argument' && type !== 'select'))
        return { problem: `{${name}} is text, and cannot be counted or formatted.`, remedy };
    }
    const needed = pattern ? usesOf(parsed(pattern.text, pattern.language)) : [];
    const lost = needed.find(
      ({ name, type }) => type === 'argument' && !uses.some((use) => use.name === name),
    );
    return lost && { problem: `it lacks {${lost.name}}.`, remedy };
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    const problem = `it is no ICU message: ${reason.replace(/:$/, '')}.`;
    return { problem, remedy: 'src/words/en.yaml has examples.' };
  }
}

type Plurals = Readonly<Record<'cardinal' | 'ordinal', PluralCategory[]>>;

/** By language: to make rules takes longer than to read a message. */
const pluralsIn = new Map<string, Plurals>();

function parsed(text: string, language: string): readonly Token[] {
  const categories = (type: keyof Plurals): PluralCategory[] =>
    new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  const plurals = pluralsIn.get(language) ?? {
    cardinal: categories('cardinal'),
    ordinal: categories('ordinal'),
  };
  pluralsIn.set(language, plurals);
  return parse(text, plurals);
}

/** An argument in a message, and the type of its token; `#` is an argument. */
interface Use {
  readonly name: string;
  readonly type: Exclude<Token['type'], 'content' | 'octothorpe'>;
}

/** @throws Error where a choice has no `other`. */
function usesOf(tokens: readonly Token[], counted?: string): readonly Use[] {
  return tokens.flatMap((token): readonly Use[] => {
    if (token.type === 'content') return [];
    if (token.type === 'octothorpe')
      return counted === undefined ? [] : [{ name: counted, type: 'argument' }];
    const { arg: name, type } = token;
    if (type === 'argument' || type === 'function') return [{ name, type }];
    if (!token.cases.some(({ key }) => key === 'other'))
      throw new Error(`"{${name}, ${type}, …" has no "other {…}"`);
    const inner = type === 'select' ? counted : name;
    return [{ name, type }, ...token.cases.flatMap((each) => usesOf(each.tokens, inner))];
  });
}
