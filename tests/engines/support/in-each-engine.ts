import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { engines } from './engines.ts';
import type { Reader, ReaderOptions } from './reader.ts';

/** Runs the tests in each engine of this machine, with one reader for all; a missing engine is skipped. */
export function inEachEngine(options: ReaderOptions, tests: (reader: () => Reader) => void): void {
  const how = options.webgl === false ? ' without WebGL' : '';
  for (const engine of engines) {
    const here = inject('foundEngines').find(({ name }) => name === engine.name);
    const name = here ? `${here.name} ${here.version}` : engine.name;
    describe(name + how, () => {
      if (!here) return void it.skip('is not installed', () => undefined);
      let reader: Reader;
      beforeAll(async () => {
        reader = await engine.start(here, options);
      });
      afterAll(() => reader?.close());
      tests(() => reader);
    });
  }
}
