import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { engines } from './engines.ts';
import type { FoundEngine } from './reader.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The engines that this machine has: `inject('foundEngines')`. */
    foundEngines: readonly FoundEngine[];
  }
}

/** Logs the engines of this machine and provides them. @throws without any, or without all under `ENGINES=all` */
export default async function announceEngines(project: TestProject): Promise<void> {
  const found: FoundEngine[] = [];
  const missing: string[] = [];
  for (const engine of engines) {
    const here = await engine.find();
    if (here) found.push(here);
    else missing.push(engine.name);
    console.log(
      here
        ? `${here.name} ${here.version}: ${here.executablePath}`
        : `${engine.name}: not installed, so not tested. On Debian: apt-get install ${engine.packages}`,
    );
  }
  if (found.length === 0) throw new Error('No browser engine is installed: nothing was tested.');
  if (process.env.ENGINES === 'all' && missing.length > 0)
    throw new Error(`ENGINES=all asks for every engine, but ${missing.join(' and ')} is missing.`);
  project.provide('foundEngines', found);
}
