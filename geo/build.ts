import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFiles, root, say } from './fresh-files.ts';

const files = await freshFiles();
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
say(`wrote ${files.size} files, ${Math.ceil(bytes / 1024)} KB`);
