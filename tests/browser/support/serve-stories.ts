import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { serveBuilt } from '../../../src/publish/serve-built.ts';
import { exampleDist } from './example.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built story is served, without a slash at the end: `inject('storyUrl')`. */
    storyUrl: string;
    /** The same of the second story. */
    exampleUrl: string;
  }
}

export default async function serveStories(project: TestProject): Promise<() => Promise<void>> {
  const story = await serveBuilt('dist');
  const example = await serveBuilt(exampleDist);
  project.provide('storyUrl', story.url);
  project.provide('exampleUrl', example.url);
  return async () => {
    await story.close();
    await example.close();
  };
}
