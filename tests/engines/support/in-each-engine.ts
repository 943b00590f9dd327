import { describe, inject, it } from 'vitest';
import { engines } from './engines.ts';
import type { Reader, ReaderOptions } from './reader.ts';

type Start = (options?: ReaderOptions) => Promise<Reader>;

/** Describes the same tests in each engine that this machine has; one that it lacks is counted as skipped. */
export function inEachEngine(tests: (name: string, start: Start) => void): void {
  const found = inject('foundEngines');
  for (const engine of engines) {
    const here = found.find(({ name }) => name === engine.name);
    if (here) tests(`${here.name} ${here.version}`, (options) => engine.start(here, options));
    else describe(engine.name, () => it.skip('is not installed', () => undefined));
  }
}
