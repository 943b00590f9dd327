import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { packStory } from '../../../src/build/publish/pack-story.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const pack = () => packStory({ root: folder(), story: 'my-story', dist: 'dist' });
const page = (lang: string, title: string) =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head></html>`;

const built = {
  'index.html': page('en', 'A Walk'),
  'index.html.br': 'packed',
  'index.html.gz': 'packed',
  'ko/index.html': page('ko', '산책'),
  'assets/a.png': 'picture',
  'assets/lone.gz': 'a file of its own',
};
const told = (title: string) => `---\ntitle: ${title}\n---\n\n# ${title}\n`;

beforeEach(async () => {
  for (const [name, text] of Object.entries(built)) {
    await mkdir(dirname(folder(`dist/${name}`)), { recursive: true });
    await writeFile(folder(`dist/${name}`), text);
  }
  await mkdir(folder('my-story'));
  await writeFile(folder('my-story/story.md'), told('A Walk'));
});

test('holds the page and all it needs, with a word in its languages on how to open it, and its hash beside', async () => {
  const { file, sha256, bytes } = await pack();
  expect(file).toBe('my-story.zip');
  const zip = await readFile(folder(file));
  expect(zip.byteLength).toBe(bytes);
  expect(createHash('sha256').update(zip).digest('hex')).toBe(sha256);
  expect(await readFile(folder('my-story.zip.sha256'), 'utf8')).toBe(`${sha256}  my-story.zip\n`);
  const { 'README.txt': readMe = new Uint8Array(), ...files } = unzipSync(zip);
  expect(Object.keys(files)).toEqual([
    'assets/a.png',
    'assets/lone.gz',
    'index.html',
    'ko/index.html',
  ]);
  expect(strFromU8(files['ko/index.html'] ?? readMe)).toBe(built['ko/index.html']);
  expect(strFromU8(readMe)).toMatch(/“A Walk”: open index\.html[\s\S]*산책[^\n]*ko\/index\.html/);
});

test('is the same to the byte from the same build, and leaves a README of the story’s own alone', async () => {
  const { sha256 } = await pack();
  expect((await pack()).sha256).toBe(sha256);
  await writeFile(folder('dist/README.txt'), 'Mine');
  await pack();
  const { 'README.txt': readMe } = unzipSync(await readFile(folder('my-story.zip')));
  expect(strFromU8(readMe ?? new Uint8Array())).toBe('Mine');
});

test('leaves what was there as it was where it cannot be written, and says why', async () => {
  await mkdir(folder('my-story.zip/kept'), { recursive: true });
  await expect(pack()).rejects.toThrow(/my-story\.zip could not be written: .*No file is half/);
  expect((await readdir(folder())).sort()).toEqual(['dist', 'my-story', 'my-story.zip']);
});

test('asks for a build where there is none', async () => {
  await expect(packStory({ root: folder(), story: 'my-story', dist: 'none' })).rejects.toThrow(
    'none/index.html: not there. Build the story first with "npm run build".',
  );
});

test('packs no other story than the one that is named', async () => {
  await writeFile(folder('my-story/story.md'), told('A Ride'));
  await expect(pack()).rejects.toThrow(
    'dist/index.html: is "A Walk", and my-story/story.md is "A Ride". Build that story first.',
  );
});
