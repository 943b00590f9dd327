import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compress, precompress } from '../../../src/build/publish/publish-plugin.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

test('compresses to the same bytes each time, with neither date nor system in them', () => {
  const text = Buffer.from('The road goes west. '.repeat(50));
  const { br, gz } = compress(text);
  expect(compress(text)).toEqual({ br, gz });
  expect(brotliDecompressSync(br)).toEqual(text);
  expect(gunzipSync(gz)).toEqual(text);
  expect([...gz.subarray(4, 8), gz[9]]).toEqual([0, 0, 0, 0, 255]);
});

test('compresses text files at any depth and leaves others alone', async () => {
  await mkdir(folder('assets'));
  for (const name of ['index.html', 'assets/a.js', 'assets/b.geojson', 'assets/c.woff2']) {
    await writeFile(folder(name), name);
  }
  expect(await precompress(folder())).toEqual(['assets/a.js', 'assets/b.geojson', 'index.html']);
  expect((await readdir(folder('assets'))).sort()).toEqual([
    ...['a.js', 'a.js.br', 'a.js.gz', 'b.geojson', 'b.geojson.br', 'b.geojson.gz', 'c.woff2'],
  ]);
});
