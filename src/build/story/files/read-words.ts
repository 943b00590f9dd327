import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import * as english from '../../../words/en.ts';
import { type Problem, StoryError } from './story-error.ts';

/** All that a language's file holds; the English one is the pattern of the others. */
export type Words = Readonly<typeof english>;

const languages = fileURLToPath(new URL('../../../words/', import.meta.url));
const languageFile = /^([a-z]{2,3}(?:-\w+)*)\.ts$/;

/**
 * The file of a language's words: that of the whole tag, such as `pt-BR.ts`, or that of its language
 * alone, `pt.ts`.
 *
 * @param lang The story's language as a BCP 47 tag.
 * @param folder The folder of the languages, a file each.
 * @throws StoryError where there is neither.
 */
export function wordsFile(lang: string, folder = languages): string {
  const spoken = readdirSync(folder).flatMap((name) => languageFile.exec(name)?.[1] ?? []);
  const locale = new Intl.Locale(lang);
  const found = [locale.toString(), locale.language].find((tag) => spoken.includes(tag));
  if (found) return join(folder, `${found}.ts`);
  throw new StoryError([
    {
      file: 'story.md',
      place: 'front matter: lang',
      problem: `the engine does not speak "${lang}", but ${spoken.join(', ')}.`,
      remedy: `Add src/words/${locale.language}.ts, which says in that language what src/words/en.ts says.`,
    },
  ]);
}

/** What was read last of a language's file, and of which versions of the files that it is made of. */
interface ReadWords {
  readonly module: Words;
  readonly files: readonly string[];
  readonly versions: string;
}

const read = new Map<string, ReadWords>();

const versionsOf = (files: readonly string[]): string =>
  files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs).join();

/**
 * The engine's words in a language, read anew once a file that they are made of has changed.
 *
 * @param lang The story's language as a BCP 47 tag.
 * @param folder The folder of the languages, a file each.
 * @throws StoryError where the engine does not speak it, or a word is missing.
 */
export async function wordsOf(lang: string, folder = languages): Promise<Words> {
  const file = wordsFile(lang, folder);
  const module = await readWords(file);
  const problems = missingWords(module, `src/words/${basename(file)}`);
  if (problems.length > 0) throw new StoryError(problems);
  return module;
}

async function readWords(file: string): Promise<Words> {
  const known = read.get(file);
  if (known && known.versions === versionsOf(known.files)) return known.module;
  const { module, dependencies } = await runnerImport<Words>(file, {
    configFile: false,
    envFile: false,
    logLevel: 'silent',
  });
  const files = [file, ...dependencies.map((name) => resolve(name))];
  read.set(file, { module, files, versions: versionsOf(files) });
  return module;
}

function missingWords(words: Readonly<Record<string, unknown>>, file: string): Problem[] {
  return Object.entries(english).flatMap(([group, pattern]) =>
    missing(pattern, words[group], group).map((place) => ({
      file,
      place,
      problem: 'it is missing.',
      remedy: 'Say there what src/words/en.ts says.',
    })),
  );
}

/** The places, such as `page.retry`, where something is not of the kind that English has there. */
function missing(pattern: unknown, found: unknown, place: string): string[] {
  if (typeof found !== typeof pattern) return [place];
  if (typeof pattern !== 'object' || pattern === null) return [];
  return Object.entries(pattern).flatMap(([key, value]) =>
    missing(value, (found as Readonly<Record<string, unknown>>)[key], `${place}.${key}`),
  );
}
