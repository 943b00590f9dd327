import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compress, precompress } from '../../../src/build/publish/publish-plugin.ts';

test('compresses to the same bytes each time, with neither date nor system in them', () => {
  const text = Buffer.from('The road goes west. '.repeat(50));
  const { br, gz } = compress(text);
  expect(compress(text)).toEqual({ br, gz });
  expect(brotliDecompressSync(br)).toEqual(text);
  expect(gunzipSync(gz)).toEqual(text);
  expect([...gz.subarray(4, 8), gz[9]]).toEqual([0, 0, 0, 0, 255]);
  expect(br.byteLength).toBeLessThan(gz.byteLength);
});

test('compresses text files at any depth and leaves others alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compress-'));
  try {
    await mkdir(join(folder, 'assets'));
    for (const name of ['index.html', 'assets/a.js', 'assets/b.geojson', 'assets/c.woff2']) {
      await writeFile(join(folder, name), name);
    }
    expect(await precompress(folder)).toEqual(['assets/a.js', 'assets/b.geojson', 'index.html']);
    expect((await readdir(join(folder, 'assets'))).sort()).toEqual([
      ...['a.js', 'a.js.br', 'a.js.gz', 'b.geojson', 'b.geojson.br', 'b.geojson.gz', 'c.woff2'],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
