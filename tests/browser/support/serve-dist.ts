import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { serveBuilt } from '../../../src/publish/serve-built.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built story is served, without a slash at the end: `inject('storyUrl')`. */
    storyUrl: string;
  }
}

/** Serves `dist/` once for all browser tests; returns what stops it. */
export default async function serveDist(project: TestProject): Promise<() => Promise<void>> {
  const { url, close } = await serveBuilt('dist');
  project.provide('storyUrl', url);
  return close;
}
