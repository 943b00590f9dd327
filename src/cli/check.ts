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
  /** The tag of a translation to confirm; `sections` lists its sections' ids, with commas; by default, all. */
  readonly translated?: string;
  readonly sections?: string;
}

/** Reports all problems in a story and its translations. */
export async function checkStory(files: StoryFolder, options: CheckOptions = {}) {
  const { json, translated, sections } = options;
  if (translated !== undefined) confirmTranslated(files.edition(translated), sections);
  const original = await inspectStory(files);
  const translations = files.tags().map((tag) => inspectStory(files.edition(tag), original));
  const inspected = [original, ...(await Promise.all(translations))];
  const known = new Set(original.problems.map(placeOf));
  const isNew = (problem: Problem): boolean => !known.has(placeOf(problem));
  const all = inspected.map(async ({ loaded, problems }) => [
    ...(problems === original.problems ? problems : problems.filter(isNew)),
    ...(loaded
      ? problemsWithoutFont(loaded, await charactersWithoutFont(fontCharacters(loaded)))
      : []),
  ]);
  const problems = (await Promise.all(all)).flat();
  const report = (json ? problemsAsJson : reportProblems)(problems, files.folder);
  return { report, isSound: problems.every(isWarning) };
}

function confirmTranslated(files: StoryFolder, listed = ''): void {
  const { story, translation } = files;
  if (!translation) return;
  const ids = listed.split(',').filter(Boolean);
  const sections = writtenSections(files.text(story)).sections;
  const unknown = ids.filter((id) => !sections.some((section) => section.id === id));
  if (unknown.length > 0)
    throw new AuthorError(`${story} has no section ${unknown.map((id) => `"${id}"`).join(', ')}.`);
  const translated = writtenSections(files.textOrNone(translation.story)).sections;
  const done = readDone(files, translation.done).value ?? {};
  const isConfirmed = (id: string): boolean =>
    translated.some((section) => section.id === id) && (ids.length === 0 || ids.includes(id));
  const versions = sections.flatMap((section): [string, string][] => {
    const version = isConfirmed(section.id) ? versionOf(section) : done[section.id];
    return version === undefined ? [] : [[section.id, version]];
  });
  const head = '# Written by npm run check: of which original each section is the translation.\n';
  const text = head + stringify(Object.fromEntries(versions));
  files.write(new Map([[translation.done, text]]));
}
