import type { Plugin } from 'vite';
import { type Problem, StoryError } from '../load/files/story-error.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';

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
export function brokenTextPlugin(store: Pick<StoryStore, 'load'>): Plugin {
  return {
    name: 'broken-text',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const written = writtenIn(await store.load());
        const problems = Object.values(bundle).flatMap((output) =>
          output.type === 'asset' && /\.(html|svg)$/.test(output.fileName)
            ? brokenText(Buffer.from(output.source).toString('utf8'), output.fileName, written)
            : [],
        );
        if (problems.length > 0) throw new StoryError(problems);
      },
    },
  };
}

/** All that the author of a story has written, of which each word is meant as it stands. */
export function writtenIn({ charts, ...loaded }: LoadedStory): string {
  const { story, sources, scenes, layers, labels, settings, geometry } = loaded;
  const tables = Object.values(charts).map(({ fields, rows }) => [fields, rows]);
  return JSON.stringify([story, sources, scenes, layers, labels, settings, geometry, tables]);
}

/**
 * Finds where a page or a picture says `undefined`, `NaN`, `[object …` or `Invalid Date`, as text or
 * within an attribute, which its author has nowhere written.
 *
 * @param source HTML or SVG.
 * @param file The file's name in messages.
 * @param written What the author has written.
 */
export function brokenText(source: string, file: string, written: string): Problem[] {
  const text = source.replace(skipped, ' ').replace(encoded, '').replace(/\s+/g, ' ');
  return [...text.matchAll(broken)].flatMap(({ 0: found, index }) =>
    written.includes(found)
      ? []
      : {
          file,
          place: `"…${text.slice(Math.max(0, index - around), index + found.length + around)}…"`,
          problem: `it says "${found}", where the engine lacks a value.`,
          remedy: 'This is a fault of the engine: please report it with the story.',
        },
  );
}
