import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderReference } from './reference.ts';

await writeFile(fileURLToPath(new URL('../docs/reference.md', import.meta.url)), renderReference());
