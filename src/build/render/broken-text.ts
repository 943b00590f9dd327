import type { Plugin } from 'vite';
import { type Problem, StoryError } from '../story/files/story-error.ts';

/** What code prints for a missing value. */
const broken = /\bundefined\b|NaN(?![a-z])|\[object\b|Invalid Date/g;

/** What is no text of the page's own: code, data for machines, and licences word for word. */
const skipped = /<!--[\s\S]*?-->|<(script|style|pre)\b[^>]*>[\s\S]*?<\/\1>/g;

/** Pictures within the text, and hashes of files, in which chance may write anything. */
const encoded = /base64,[\w+/=]+|sha256-[\w+/=]+|-[\w-]{8}(?=\.\w+)/g;

/** How many characters around a fault are quoted. */
const around = 40;

/**
 * Stops a build whose pages or pictures show what code prints for a missing value. It comes after all that
 * writes them.
 */
export function brokenTextPlugin(): Plugin {
  return {
    name: 'broken-text',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const problems = Object.values(bundle).flatMap((output) =>
          output.type === 'asset' && /\.(html|svg)$/.test(output.fileName)
            ? brokenText(Buffer.from(output.source).toString('utf8'), output.fileName)
            : [],
        );
        if (problems.length > 0) throw new StoryError(problems);
      },
    },
  };
}

/**
 * Finds where a page or a picture says `undefined`, `NaN`, `[object …` or `Invalid Date`, as text or
 * within an attribute.
 *
 * @param source HTML or SVG.
 * @param file The file's name in messages.
 */
export function brokenText(source: string, file: string): Problem[] {
  const text = source.replace(skipped, ' ').replace(encoded, '').replace(/\s+/g, ' ');
  return [...text.matchAll(broken)].map(({ 0: found, index }) => ({
    file,
    place: `"…${text.slice(Math.max(0, index - around), index + found.length + around)}…"`,
    problem: `it says "${found}".`,
    remedy: 'Look for the value that is missing there, in the story or in the code that writes it.',
  }));
}
