import { parseArgs } from 'node:util';
import { root } from '../tested-story.ts';
import { paperNamed } from './print-pdf.ts';
import { writePdfs } from './write-pdfs.ts';

/** `npm run pdf`: prints the built story that `STORY` and `STORY_DIST` name, each language as a document. */
try {
  const { values } = parseArgs({ options: { paper: { type: 'string' } } });
  const built = { root, dist: process.env.STORY_DIST || 'dist' };
  await writePdfs(built, paperNamed(values.paper), console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
