import { resolve } from 'node:path';
import { StoryError } from '../../story/files/story-error.ts';
import { isTag } from '../../story/files/story-files.ts';
import { beginTranslation } from './begin-translation.ts';

/** `npm run translate TAG`: begins a translation of the story that `STORY` names, or goes on with it. */
const root = resolve(import.meta.dirname, '../../../..');
const [tag = ''] = process.argv.slice(2);
try {
  if (isTag(tag)) {
    console.log((await beginTranslation(root, process.env.STORY, tag)).join('\n'));
  } else {
    console.error('Name the language by its tag, such as: npm run translate ko');
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof StoryError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
