import { resolve } from 'node:path';
import { inspectStory } from '../../parse/inspect-story.ts';
import { isWarning } from '../../parse/story-error.ts';
import { storyFilesIn } from '../../parse/story-files.ts';
import { problemsAsJson, reportProblems } from './report-problems.ts';

/** `npm run check`: tells all that is wrong with the story that `STORY` names, as JSON with `--json`. */
const root = resolve(import.meta.dirname, '../../../..');
const { folder } = storyFilesIn(root);
const { problems } = await inspectStory(root);
const report = process.argv.includes('--json') ? problemsAsJson : reportProblems;
process.stdout.write(report(problems, folder));
process.exitCode = problems.every(isWarning) ? 0 : 1;
