import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFiles, root, say } from './fresh-files.ts';

const files = await freshFiles();
const different = [...files].filter(([path, content]) => {
  const committed = join(root, path);
  return !existsSync(committed) || !readFileSync(committed).equals(content);
});
for (const [path] of different) say(`${path} differs from a fresh build: run npm run geo.`);
if (different.length > 0) process.exitCode = 1;
else say(`all ${files.size} files are what a fresh build makes`);
