import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fontTexts } from './font-texts.ts';
import { makeFonts } from './make-fonts.ts';

/** Writes `src/fonts/`: the font files that the story and its map need, and their declarations. */
const root = process.cwd();
const folder = resolve(root, 'src/fonts');
const files = await makeFonts(await fontTexts(root));

await mkdir(folder, { recursive: true });
const stale = (await readdir(folder)).filter((name) => !(name in files));
await Promise.all(stale.map((name) => rm(resolve(folder, name))));
for (const [name, content] of Object.entries(files)) {
  await writeFile(resolve(folder, name), content);
  console.log(`${String(Buffer.byteLength(content)).padStart(7)} ${name}`);
}

const formatter = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
execFileSync(process.execPath, [formatter, 'check', '--write', folder]);
