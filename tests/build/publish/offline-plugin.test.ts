import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { listFiles, writeWorkers } from '../../../src/build/publish/offline-plugin.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const tenKilobytes = 10 * 1024;
const folder = temporaryFolder();
const write = (name: string, text: string) => writeFile(folder(name), text);
const read = (name: string) => readFile(folder(name), 'utf8');

beforeEach(async () => {
  await mkdir(folder('assets'));
  await mkdir(folder('relief'));
  await write('index.html', '<!doctype html>');
  await write('index.html.br', '');
  await write('assets/main-abc.js', '1');
  await write('assets/main-abc.js.gz', '');
  await write('relief/1.webp', '');
  await write('_headers', '');
});

test('lists the pages and the assets, and nothing compressed, for hosts or seen in part', async () => {
  const files = await listFiles(folder());
  expect(files.map(({ url }) => url)).toEqual(['assets/main-abc.js', 'index.html']);
  expect(files[0]?.revision).toBeNull();
  expect(files[1]?.revision).toMatch(/^\S{12}$/);
});

test('names a build by its files: the same for the same, another for another', async () => {
  await writeWorkers(folder());
  const first = await read('service-worker.js');
  await writeWorkers(folder());
  expect(await read('service-worker.js')).toBe(first);
  await write('index.html', '<!doctype html>\n');
  await writeWorkers(folder());
  expect(await read('service-worker.js')).not.toBe(first);
});

test('is small, and one script that asks for no other', async () => {
  await writeWorkers(folder());
  const code = await read('service-worker.js');
  expect(Buffer.byteLength(code)).toBeLessThan(2 * tenKilobytes);
  expect(code).not.toMatch(/importScripts|^import /);
  expect(code).toContain('assets/main-abc.js');
});

test('writes the worker that takes the other away in its place when asked', async () => {
  await writeWorkers(folder(), true);
  const off = await read('service-worker.js');
  expect(off).toBe(await read('hosting/service-worker-off.js'));
  expect(off).toContain('unregister');
});
