import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { precompress } from '../src/build/publish/serve/precompress.ts';

/** Copies the built story into a folder and takes the scripts out of its page, and nothing else. */
export async function withoutScripts(built: string, folder: string): Promise<void> {
  await cp(built, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace(scripts, ''));
  await Promise.all(['br', 'gz'].map((ending) => rm(`${page}.${ending}`, { force: true })));
  await precompress(folder);
}

const scripts =
  /<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>|<link rel="modulepreload"[^>]*>/g;
