import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { textBeside } from '../story/files/own-path.ts';
import { isWarning, problemsAsJson, reportProblems } from '../story/files/story-error.ts';
import { type StoryFiles, storyFilesIn, translationsIn } from '../story/files/story-files.ts';
import { writeWhole } from '../story/files/write-whole.ts';
import { inspectStory } from '../story/load-story.ts';
import { versionOf } from '../story/translation/check-translation.ts';
import { readDone } from '../story/translation/dictionary.ts';
import { writtenSections } from '../story/translation/merge-text.ts';

/**
 * `npm run check`: tells all that is wrong with the story that `STORY` names and with its translations, as JSON
 * with `--json`. With `--translated TAG` and ids it takes note first that these sections are translated as their
 * originals are now; without ids, that all are.
 */
const root = resolve(import.meta.dirname, '../../..');
const { folder } = storyFilesIn(root);
const [option, tag, ...ids] = process.argv.slice(2).filter((argument) => argument !== '--json');
if (option === '--translated' && tag) noteTranslated(storyFilesIn(root, undefined, tag), ids);
const editions = [undefined, ...translationsIn(root, folder)];
const inspections = editions.map((edition) =>
  inspectStory(root, { files: storyFilesIn(root, undefined, edition) }),
);
const problems = (await Promise.all(inspections)).flatMap((inspection) => inspection.problems);
const report = process.argv.includes('--json') ? problemsAsJson : reportProblems;
process.stdout.write(report(problems, folder));
process.exitCode = problems.every(isWarning) ? 0 : 1;

function noteTranslated({ folder, story, translation }: StoryFiles, ids: readonly string[]): void {
  if (!translation) return;
  const sections = writtenSections(readFileSync(resolve(root, story), 'utf8')).sections;
  const unknown = ids.filter((id) => !sections.some((section) => section.id === id));
  if (unknown.length > 0) {
    console.error(`${story} has no section ${unknown.map((id) => `"${id}"`).join(', ')}.`);
    process.exit(1);
  }
  const own = textBeside(resolve(root, translation.story));
  const there = new Set(writtenSections(own).sections.map(({ id }) => id));
  const done = readDone(root, translation.done).value ?? {};
  const chosen = (id: string): boolean => there.has(id) && (ids.length === 0 || ids.includes(id));
  const noted = sections.flatMap((section): [string, string][] => {
    const version = chosen(section.id) ? versionOf(section) : done[section.id];
    return version === undefined ? [] : [[section.id, version]];
  });
  const head = '# Written by npm run check: of which original each section is the translation.\n';
  writeWhole(
    root,
    folder,
    new Map([[translation.done, head + stringify(Object.fromEntries(noted))]]),
  );
}
