import { stringify } from 'yaml';
import type { StoryFolder } from '../files/open-folder.ts';
import {
  AuthorError,
  isWarning,
  type Problem,
  placeOf,
  problemsAsJson,
  reportProblems,
} from '../files/story-error.ts';
import { fontCharacters } from '../fonts/font-characters.ts';
import { charactersWithoutFont, problemsWithoutFont } from '../fonts/without-font.ts';
import { inspectStory } from '../load/load-story.ts';
import { readDone } from '../translation/translate-texts.ts';
import { versionOf, writtenSections } from '../translation/translated-sections.ts';

export interface CheckOptions {
  readonly json?: boolean;
  /** The tag of a translation to note as up to date, and the ids of its sections, comma-separated; all by default. */
  readonly translated?: string;
  readonly sections?: string;
}

/** Reports all problems of a story and its translations, and whether it can be built. */
export async function checkStory(
  files: StoryFolder,
  { json = false, translated, sections = '' }: CheckOptions = {},
): Promise<{ readonly report: string; readonly isSound: boolean }> {
  if (translated !== undefined) noteTranslated(files.edition(translated), sections);
  const original = await inspectStory(files);
  const translations = files.tags().map((tag) => inspectStory(files.edition(tag), original));
  const inspected = [original, ...(await Promise.all(translations))];
  const unset = await Promise.all(
    inspected.map(async ({ loaded }) => {
      const without = loaded && (await charactersWithoutFont(fontCharacters(loaded)));
      return without ? problemsWithoutFont(loaded, without) : [];
    }),
  );
  const known = new Set(original.problems.map(placeOf));
  const isNew = (problem: Problem): boolean => !known.has(placeOf(problem));
  const problems = inspected.flatMap((each, i) => [
    ...(each === original ? each.problems : each.problems.filter(isNew)),
    ...(unset[i] ?? []),
  ]);
  const report = (json ? problemsAsJson : reportProblems)(problems, files.folder);
  return { report, isSound: problems.every(isWarning) };
}

/** Notes that sections of a translation are up to date with their originals. */
function noteTranslated(files: StoryFolder, listed: string): void {
  const { story, translation } = files;
  if (!translation) return;
  const ids = listed.split(',').filter(Boolean);
  const sections = writtenSections(files.text(story)).sections;
  const unknown = ids.filter((id) => !sections.some((section) => section.id === id));
  if (unknown.length > 0)
    throw new AuthorError(`${story} has no section ${unknown.map((id) => `"${id}"`).join(', ')}.`);
  const own = files.textOrNone(translation.story);
  const there = new Set(writtenSections(own).sections.map(({ id }) => id));
  const done = readDone(files, translation.done).value ?? {};
  const chosen = (id: string): boolean => there.has(id) && (ids.length === 0 || ids.includes(id));
  const noted = sections.flatMap((section): [string, string][] => {
    const version = chosen(section.id) ? versionOf(section) : done[section.id];
    return version === undefined ? [] : [[section.id, version]];
  });
  const head = '# Written by npm run check: of which original each section is the translation.\n';
  const text = head + stringify(Object.fromEntries(noted));
  files.write(new Map([[translation.done, text]]));
}
