import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import { parse as parseMessage, type Token } from '@messageformat/parser';
import { parse } from 'yaml';
import { z } from 'zod';
import { mapValues } from '../../core/map-values.ts';
import { engineRoot } from '../../files/engine.ts';
import { type SafeFolder, safeFolder } from '../../files/safe-folder.ts';
import type { Problem } from '../../files/story-error.ts';
import type { Words } from '../../words/words.ts';
import { languageTag, phrase } from '../schema/values.ts';
import { inspectYamlFile } from '../yaml/read-yaml.ts';

type Groups<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

const mapMessages = <A, B>(
  groups: Groups<A>,
  change: (message: A, group: string, name: string) => B,
): Groups<B> =>
  mapValues(groups, (all, group) => mapValues(all, (one, name) => change(one, group, name)));

export interface Language {
  /** The BCP 47 tag that determines the format of figures, dates and lists. */
  readonly locale: string;
  /** The ISO 639 code, without a region, of the language whose plural rules the messages use. */
  readonly language: string;
  /** The messages in ICU MessageFormat; `isFilled` is true if a message has arguments. */
  readonly messages: Groups<{ readonly text: string; readonly isFilled: boolean }>;
}

/** Formats leniently: an English message that replaces a missing one may have plurals that the language lacks. */
const formatOf = (language: string): MessageFormat<'string'> =>
  new MessageFormat(language, { strictPluralKeys: false });

function compileWords({ locale, language, messages }: Language): Words {
  const compiler = formatOf(language);
  const compiled: unknown = mapMessages(messages, ({ text, isFilled }) => {
    const format = compiler.compile(text);
    return isFilled ? format : format({});
  });
  return { locale, ...(compiled as Omit<Words, 'locale'>) };
}

/** Returns the source of a module for the page that exports groups of messages and the locale. */
export function wordsModule({ locale, language, messages }: Language, groups: readonly string[]) {
  const compiler = formatOf(language);
  const functions: Record<string, Record<string, string>> = {};
  const exported = groups.map((group) => {
    const texts: Record<string, string> = {};
    const ofGroup: Record<string, string> = {};
    for (const [name, { text, isFilled }] of Object.entries(messages[group] ?? {})) {
      if (isFilled) ofGroup[name] = text;
      else texts[name] = compiler.compile(text)({});
    }
    functions[group] = ofGroup;
    return `export const ${group} = { ...said.${group}, ...${JSON.stringify(texts)} };\n`;
  });
  return `${compileModule(compiler, functions).replace('export default', 'const said =')}
${exported.join('')}export const locale = ${JSON.stringify(locale)};\n`;
}

const fileOf = (tag: string): string => `src/words/${tag}.yaml`;
const english = fileOf('en');
const engine = safeFolder(engineRoot);

const tagsIn = (names: readonly string[], file: RegExp): readonly string[] =>
  names.flatMap((name) => file.exec(name)?.[1] ?? []);

export const spokenLanguages = () => tagsIn(engine.names('src/words'), /^(.+)\.yaml$/);

/**
 * Reads the engine's words in a language (a BCP 47 tag): each message comes from the story's folder, or else from the
 * engine's file, or else it is English. The name of a file has the whole tag, or the language alone.
 */
export function inspectWords(folder: SafeFolder, lang: string) {
  const { language, region } = new Intl.Locale(lang);
  const tagAmong = (some: readonly string[]) =>
    [new Intl.Locale(lang).toString(), language].find((tag) => some.includes(tag));
  const ownFile = (tag: string): string => `engine-words.${tag}.yaml`;
  const spoken = spokenLanguages();
  const spokenTag = tagAmong(spoken);
  const ownTag = tagAmong(tagsIn(folder.names(folder.folder), /^engine-words\.([\w-]+)\.yaml$/));
  const files = [
    ...(ownTag ? [{ from: folder, file: folder.inside(ownFile(ownTag)) }] : []),
    ...(spokenTag ? [{ from: engine, file: fileOf(spokenTag) }] : []),
  ];
  const pattern = readPattern();
  const read = files.map(({ from, file }) => readLanguage(from, file, language, pattern));
  const own = mapMessages(pattern, (_, group, name) =>
    read.map(({ messages }) => messages[group]?.[name]).find((text) => text !== undefined),
  );
  const all: Language = {
    locale: (region ? undefined : read.find(({ locale }) => locale)?.locale) ?? lang,
    language,
    messages: mapMessages(pattern, ({ text, uses }, group, name) => ({
      text: own[group]?.[name] ?? text,
      isFilled: uses.length > 0,
    })),
  };
  const problems = read.flatMap((one) => one.problems);
  const file = files.at(-1)?.file;
  const missing = missingIn(own);
  if (file && problems.length === 0 && missing.length > 0) {
    const problem = `these messages are missing, and appear in English: ${missing.join(', ')}.`;
    const more = folder.inside(ownFile(language));
    const where = file === more ? 'this file' : `${file} or ${more}`;
    const remedy = `Write in ${where} what ${english} says in English.`;
    problems.push({ file, problem, remedy, value: missing, severity: 'warning' });
  }
  const unspoken = {
    place: 'front matter: lang',
    problem: `the engine does not speak "${lang}", but ${spoken.join(', ')}.`,
    remedy: `Add ${ownFile(language)} beside story.md, and translate ${english} there.`,
  };
  return {
    language: all,
    words: compileWords(all),
    wordFiles: files.map((each) => each.file),
    problems,
    /** The reason why a story cannot be in the language, if there is no file for it. */
    ...(!file && { unspoken }),
  };
}

/** Names missing messages, or a group if all of its messages are missing. */
const missingIn = (messages: Groups<unknown>): readonly string[] =>
  Object.entries(messages).flatMap(([group, all]) => {
    const open = Object.keys(all).filter((name) => all[name] === undefined);
    const isWhole = open.length === Object.keys(all).length;
    return isWhole ? group : open.map((name) => `${group}.${name}`);
  });

/** The English messages with their arguments, which every other language's messages share. */
type Pattern = Groups<{ readonly text: string; readonly uses: readonly Use[] }>;

function readPattern(): Pattern {
  const { locale: _, ...messages } = parse(engine.text(english)) as Groups<string>;
  return mapMessages(messages, (text) => ({ text, uses: usesOf(parseMessage(text)) }));
}

/** Returns sample arguments for each English message, by group and name: texts, or numbers if they are counted. */
export const messageArguments = () =>
  mapMessages(readPattern(), ({ uses }) => {
    const filled = uses.map(({ name }) => [name, isCounted(name, uses) ? 0 : 'text']);
    return uses.length > 0 ? Object.fromEntries(filled) : '';
  });

function languageSchema(pattern: Pattern) {
  const messages = mapMessages(pattern, () => phrase.optional());
  const groups = mapValues(messages, (all) => z.strictObject(all).optional());
  const locale = languageTag.optional().describe('How figures and dates are written, as a tag.');
  return z.strictObject({ locale, ...groups });
}

function readLanguage(folder: SafeFolder, file: string, language: string, pattern: Pattern) {
  const options = { absent: {}, remedy: `Write it as ${english} has it.` };
  const schema = languageSchema(pattern);
  const { value = {}, problems, at } = inspectYamlFile(folder, file, schema, options);
  const { locale, ...groups } = value as { readonly locale?: string } & Groups<string>;
  const plurals = pluralsOf(language);
  const faults: Problem[] = [];
  const messages = mapMessages(groups, (value, group, name) => {
    const fault = messageFault(value, plurals, pattern[group]?.[name]?.uses ?? []);
    const place = `"${group}.${name}"`;
    if (fault) faults.push({ file, ...at([group, name]), place, ...fault, value });
    return fault ? undefined : value;
  });
  return { locale, messages, problems: [...problems, ...faults] };
}

function pluralsOf(language: string) {
  const categories = (type: Intl.PluralRuleType) =>
    new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  return { cardinal: categories('cardinal'), ordinal: categories('ordinal') };
}

/** Reports a message's fault. @param pattern The English message's arguments. */
function messageFault(
  text: string,
  plurals: ReturnType<typeof pluralsOf>,
  pattern: readonly Use[],
): Pick<Problem, 'problem' | 'remedy'> | undefined {
  // Some messages join HTML, so their own text goes into the page as it is.
  if (/<(?!\/?kbd>)/.test(text)) {
    const problem = 'it has a "<", which would begin HTML.';
    return { problem, remedy: 'Take it out; only <kbd> and </kbd> may stay, around a key.' };
  }
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

/** A message's argument, with its token's type; `#` also is an argument. */
interface Use {
  readonly name: string;
  readonly type: Exclude<Token['type'], 'content' | 'octothorpe'>;
}

/** Lists a message's arguments. @throws Error if a choice has no `other`. */
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
