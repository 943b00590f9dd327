import { z } from 'zod';
import { messages as samples, type Words } from '../../words/words.ts';
import { engineRoot } from '../files/engine.ts';
import { namesIn } from '../files/own-path.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem, StoryError } from '../files/story-error.ts';
import { inFolder } from '../files/story-files.ts';
import { languageTag, phrase } from '../schema/values.ts';
import { inspectYaml } from '../yaml/read-yaml.ts';
import { compileWords, type Language, type Message } from './compile-words.ts';
import { messageFault, saidIn } from './message-faults.ts';

/** What the engine says in a language, and what is wrong with that. */
export interface InspectedWords {
  readonly language: Language;
  readonly words: Words;
  /** The files that say it, by their names in messages. */
  readonly wordFiles: readonly string[];
  /** Why the language cannot be that of a story, where no file says anything in it. */
  readonly unspoken?: Pick<Problem, 'place' | 'problem' | 'remedy'>;
  readonly problems: readonly Problem[];
}

const fileOf = (tag: string): string => `src/words/${tag}.yaml`;
const english = 'en';
const ofEngine = [engineRoot, '.'] as const;

/** A file of the story's own folder that says, in a language, what the engine says or some of it. */
const ownFile = /^engine-words\.([\w-]+)\.yaml$/;

/** The tags of the languages that a folder has files of. */
const tagsIn = (root: string, folder: string, file: RegExp): readonly string[] =>
  namesIn(root, folder).flatMap((name) => file.exec(name)?.[1] ?? []);

/** The languages that the engine speaks, by their tags. */
export const spokenLanguages = (): readonly string[] =>
  tagsIn(engineRoot, 'src/words', /^(.+)\.yaml$/);

/**
 * Reads what the engine says in a language: of each message what the story's own folder says, or else the
 * engine's file, or else English.
 *
 * @param folder The story's folder, from the root.
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
  remedy: `Add engine-words.${language}.yaml beside story.md, which says in that language what ${fileOf(english)} says.`,
});

/** Warns of what is said in English, since no file says it in the language. */
function missingIn(
  { messages }: Language,
  language: string,
  file: string,
  folder: string,
): readonly Problem[] {
  if (language === english) return [];
  const names = Object.entries(messages).flatMap(([group, own]) => {
    const missing = Object.keys(own).filter((name) => own[name]?.language !== language);
    return missing.length === Object.keys(own).length
      ? [group]
      : missing.map((name) => `${group}.${name}`);
  });
  if (names.length === 0) return [];
  const more = inFolder(folder, `engine-words.${language}.yaml`);
  return [
    {
      file,
      problem: `the page says in English what it lacks: ${names.join(', ')}.`,
      remedy: `Say it there${file === more ? '' : `, or in ${more},`} as ${fileOf(english)} does.`,
      value: names,
      severity: 'warning',
    },
  ];
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
  readonly messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
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
  const remedy = `Write it as ${fileOf(english)} is written.`;
  const { value, problems, at } = inspectYaml(text, file, languageSchema, remedy, 0, {});
  if (!value) return { messages: {}, problems };
  const { locale, ...groups } = value as { readonly locale?: string } & Partial<
    Readonly<Record<string, Readonly<Record<string, string>>>>
  >;
  const faults: Problem[] = [];
  const messages = Object.entries(groups).map(([group, own = {}]) => {
    const each = Object.entries(own).flatMap(([name, said]) => {
      const english = pattern?.[group]?.[name];
      const needed = english ? saidIn(english.text, english.language) : [];
      const fault = messageFault(said, language, sampleOf(group, name), needed);
      if (!fault) return [[name, { text: said, language }] as const];
      const [problem, remedy] = fault;
      const place = `"${group}.${name}"`;
      faults.push({ file, ...at([group, name]), place, problem, remedy, value: said });
      return [];
    });
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
