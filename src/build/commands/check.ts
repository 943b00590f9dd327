import { resolve } from 'node:path';
import { isWarning, problemsAsJson, reportProblems } from '../story/files/story-error.ts';
import { storyFilesIn } from '../story/files/story-files.ts';
import { inspectStory } from '../story/load-story.ts';

/** `npm run check`: tells all that is wrong with the story that `STORY` names, as JSON with `--json`. */
const root = resolve(import.meta.dirname, '../../..');
const { folder } = storyFilesIn(root);
const { problems } = await inspectStory(root);
const report = process.argv.includes('--json') ? problemsAsJson : reportProblems;
process.stdout.write(report(problems, folder));
process.exitCode = problems.every(isWarning) ? 0 : 1;
