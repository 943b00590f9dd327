import { type PluralCategory, parse as parseMessage, type Token } from '@messageformat/parser';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Words } from '../../words/words.ts';
import { engineRoot } from '../files/engine.ts';
import { namesIn } from '../files/own-file.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import { inFolder } from '../files/story-files.ts';
import { languageTag, phrase } from '../schema/values.ts';
import { inspectYaml } from '../yaml/read-yaml.ts';
import { compileWords, type Language } from './compile-words.ts';

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
 * Reads the engine's words in a language, a BCP 47 tag: each message from the story's own folder, or else the engine's
 * file, or else in English. A file may be of the whole tag, or of the language alone.
 */
export function inspectWords(root: string, folder: string, lang: string): InspectedWords {
  const { language, region } = new Intl.Locale(lang);
  const tagAmong = (some: readonly string[]) =>
    [new Intl.Locale(lang).toString(), language].find((tag) => some.includes(tag));
  const pattern = readPattern();
  const spoken = spokenLanguages();
  const [spokenTag, ownTag] = [tagAmong(spoken), tagAmong(tagsIn(root, folder, ownFile))];
  const files = [
    ...(ownTag
      ? [{ from: [root, folder] as const, file: inFolder(folder, `engine-words.${ownTag}.yaml`) }]
      : []),
    ...(spokenTag ? [{ from: ofEngine, file: fileOf(spokenTag) }] : []),
  ];
  const read = files.map(({ from, file }) => readLanguage(from, file, language, pattern));
  const missing: string[] = [];
  const messages = Object.entries(pattern).map(([group, all]) => {
    const own = Object.assign({}, ...read.map((one) => one.messages[group] ?? {}).reverse());
    const each = Object.entries(all).map(([name, { text, uses }]) => {
      return [name, { text: String(own[name] ?? text), isFilled: uses.length > 0 }] as const;
    });
    const open = Object.keys(all).filter((name) => own[name] === undefined);
    missing.push(
      ...(open.length === each.length ? [group] : open.map((name) => `${group}.${name}`)),
    );
    return [group, Object.fromEntries(each)] as const;
  });
  const all: Language = {
    locale: (region ? undefined : read.find(({ locale }) => locale)?.locale) ?? lang,
    language,
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
      ...(file && problems.length === 0 ? missingIn(missing, language, file, folder) : []),
    ],
  };
}

const unspoken = (lang: string, language: string, spoken: readonly string[]) => ({
  place: 'front matter: lang',
  problem: `the engine does not speak "${lang}", but ${spoken.join(', ')}.`,
  remedy: `Add engine-words.${language}.yaml beside story.md, and translate ${fileOf(english)} there.`,
});

/** Warns of messages that are in English, since no file has them in the language. */
function missingIn(
  names: readonly string[],
  language: string,
  file: string,
  folder: string,
): readonly Problem[] {
  if (names.length === 0) return [];
  const problem = `these messages are missing, and appear in English: ${names.join(', ')}.`;
  const more = inFolder(folder, `engine-words.${language}.yaml`);
  const remedy = `Translate them from ${fileOf(english)} in ${file === more ? 'this file' : `${file} or ${more}`}.`;
  return [{ file, problem, remedy, value: names, severity: 'warning' }];
}

/** What a file says, by group and name. */
type LanguageFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The messages in English, and the arguments that they use: those of each other language. */
type Pattern = Readonly<
  Record<string, Readonly<Record<string, { readonly text: string; readonly uses: readonly Use[] }>>>
>;

function readPattern(): Pattern {
  const file = fileOf(english);
  const { locale: _, ...written } = parse(readStoryFile(...ofEngine, file)) as LanguageFile;
  const groups = Object.entries(written).map(([group, all]) => {
    const each = Object.entries(all).map(
      ([name, text]) => [name, { text, uses: usesOf(parseMessage(text)) }] as const,
    );
    return [group, Object.fromEntries(each)] as const;
  });
  return Object.fromEntries(groups);
}

/** What fills in each message in English, by its group and name: a text, or a number where it is counted. */
export function messageArguments() {
  const groups = Object.entries(readPattern()).map(([group, all]) => {
    const each = Object.entries(all).map(([name, { uses }]) => {
      const filled = uses.map((use) => [use.name, isCounted(use.name, uses) ? 0 : 'text']);
      return [name, uses.length > 0 ? Object.fromEntries(filled) : ''] as const;
    });
    return [group, Object.fromEntries(each)] as const;
  });
  return Object.fromEntries(groups);
}

function languageSchema(pattern: Pattern) {
  const groups = Object.entries(pattern).map(([group, all]) => {
    const each = Object.keys(all).map((name) => [name, phrase.optional()]);
    return [group, z.strictObject(Object.fromEntries(each)).optional()];
  });
  const locale = languageTag.optional().describe('How figures and dates are written, as a tag.');
  return z.strictObject({ locale, ...Object.fromEntries(groups) });
}

interface ReadLanguage {
  readonly locale?: string;
  readonly messages: LanguageFile;
  readonly problems: readonly Problem[];
}

function readLanguage(
  [root, folder]: readonly [root: string, folder: string],
  file: string,
  language: string,
  pattern: Pattern,
): ReadLanguage {
  const { value: text, problems: unread } = attempt(() => readStoryFile(root, folder, file));
  if (text === undefined) return { messages: {}, problems: unread };
  const remedy = `Write it as ${fileOf(english)} has it.`;
  const schema = languageSchema(pattern);
  const { value, problems, at } = inspectYaml(text, file, schema, remedy, 0, {});
  if (!value) return { messages: {}, problems };
  const { locale, ...groups } = value as { readonly locale?: string } & LanguageFile;
  const plurals = pluralsOf(language);
  const faults: Problem[] = [];
  const messages = Object.entries(groups).map(([group, all = {}]) => {
    const sound = Object.entries(all).filter(([name, value]) => {
      const fault = messageFault(value, plurals, pattern[group]?.[name]?.uses ?? []);
      const place = `"${group}.${name}"`;
      if (fault) faults.push({ file, ...at([group, name]), place, ...fault, value });
      return !fault;
    });
    return [group, Object.fromEntries(sound)] as const;
  });
  return { ...(locale && { locale }), messages: Object.fromEntries(messages), problems: faults };
}

type Plurals = Readonly<Record<'cardinal' | 'ordinal', PluralCategory[]>>;

function pluralsOf(language: string): Plurals {
  const categories = (type: keyof Plurals): PluralCategory[] =>
    new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  return { cardinal: categories('cardinal'), ordinal: categories('ordinal') };
}

/** What is wrong with a message, if anything is. @param pattern What the message uses in English. */
function messageFault(
  text: string,
  plurals: Plurals,
  pattern: readonly Use[],
): Pick<Problem, 'problem' | 'remedy'> | undefined {
  const known = [...new Set(pattern.map(({ name }) => name))];
  const isKnown = ({ name, type }: Use): boolean =>
    type === 'plural' || type === 'selectordinal'
      ? isCounted(name, pattern)
      : known.includes(name) && type !== 'function';
  try {
    const uses = usesOf(parseMessage(text, plurals));
    const isFilled = pattern.every(
      ({ name, type }) => type !== 'argument' || uses.some((use) => use.name === name),
    );
    if (isFilled && uses.every(isKnown)) return undefined;
    const gaps = known.map((name) =>
      isCounted(name, pattern) ? `{${name}, plural, …}` : `{${name}}`,
    );
    return {
      problem: 'it is not filled in as the English message is.',
      remedy: gaps.length > 0 ? `Write ${gaps.join(', ')}, and no other.` : 'Take its braces out.',
    };
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    const problem = `it is not an ICU message: ${reason.replace(/:$/, '')}.`;
    return { problem, remedy: 'src/words/en.yaml has examples.' };
  }
}

const isCounted = (name: string, uses: readonly Use[]): boolean =>
  uses.some((use) => use.name === name && use.type === 'plural');

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
