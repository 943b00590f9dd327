import { fileURLToPath } from 'node:url';
import { makeBasemap } from './make-basemap.ts';
import { readArguments } from './story/read-arguments.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const cache = fileURLToPath(new URL('../../../../.cache/geo', import.meta.url));

try {
  const order = readArguments(process.argv.slice(2));
  await makeBasemap({ ...order, root, cache, say: (words) => console.log(words) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
