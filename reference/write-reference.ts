import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { messageArguments } from '../src/read/words/read-words.ts';
import { renderReference } from './reference.ts';

const write = (path: string, text: string): Promise<void> =>
  writeFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), text);

await write('docs/reference.md', renderReference());
await write('src/words/messages.json', `${JSON.stringify(messageArguments(), null, 2)}\n`);
