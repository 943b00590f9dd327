import type { Plugin } from 'vite';
import { StoryError } from '../parse/story-error.ts';
import { brokenText } from './broken-text.ts';

/**
 * Stops a build whose pages or pictures say what code writes for want of a value. It comes after all
 * that writes them.
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
