import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { serveBuilt } from '../../../src/publish/serve-built.ts';
import { exampleDist } from './example.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the second story is served, without a slash at the end; '' where it is not built. */
    exampleUrl: string;
  }
}

/** Serves the second story for all browser tests, where it is built; returns what stops it. */
export default async function serveExample(project: TestProject): Promise<() => Promise<void>> {
  const served = await serveBuilt(exampleDist).catch(() => undefined);
  project.provide('exampleUrl', served?.url ?? '');
  return async () => served?.close();
}
