import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { makeBasemap } from './make-basemap.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

try {
  const order = readArguments(process.argv.slice(2));
  await makeBasemap({ ...order, root, say: (words) => console.log(words) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
