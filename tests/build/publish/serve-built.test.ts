import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuilt } from '../../../src/build/publish/serve-built.ts';

const script = 'export const answer = 42;';
let folder = '';
let served: Awaited<ReturnType<typeof serveBuilt>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-built-'));
  await mkdir(join(folder, 'assets'));
  const files: Record<string, string | Buffer> = {
    'index.html': '<!doctype html><title>Story</title>',
    'assets/main-abc.js': script,
    'assets/main-abc.js.br': brotliCompressSync(script),
    'assets/main-abc.js.gz': gzipSync(script),
    'assets/worker-abc.mjs': script,
    'assets/dmz-abc.geojson': '{}',
    'assets/relief-abc.webp': '',
    'assets/serif-abc.woff2': '',
    'story.txt': 'Würde',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  served = await serveBuilt(folder);
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** Asks as a browser would, without the decoding that `fetch` does by itself. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      request(`${served.url}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      })
        .on('error', reject)
        .end();
    },
  );
}

const page = {
  'content-type': expect.stringMatching(/^text\/html; ?charset=utf-8$/),
  'cache-control': 'no-cache',
};
const hashed = { 'cache-control': 'public, max-age=31536000, immutable' };
/** What says something of any file. */
const always = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
/** What says something of a page, or of what may be run or shown. */
const secure = {
  ...always,
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

describe('serveBuilt', () => {
  it.each([
    ['/', 200, { ...page, ...secure }],
    ['/missing', 404, { 'cache-control': 'no-cache', ...secure }],
    ['/relief/1/0/9.avif', 404, { 'cache-control': 'no-cache' }],
    ['/assets/gone-abc.woff2', 404, { 'cache-control': 'no-cache', ...secure }],
    ['/assets/main-abc.js', 200, { 'content-type': 'text/javascript', ...hashed, ...secure }],
    ['/assets/worker-abc.mjs', 200, { 'content-type': 'text/javascript', ...secure }],
    ['/assets/dmz-abc.geojson', 200, { 'content-type': 'application/geo+json', ...always }],
    ['/assets/relief-abc.webp', 200, { 'content-type': 'image/webp', ...always }],
    ['/story.txt', 200, { 'content-type': 'text/plain; charset=utf-8', ...secure }],
    ['/assets/serif-abc.woff2', 200, { 'content-type': 'font/woff2', ...hashed, ...always }],
  ])('answers %s with %d and what a browser is to know of it', async (path, status, headers) => {
    expect(await ask(path)).toMatchObject({ status, headers });
  });

  it.each(['dmz-abc.geojson', 'relief-abc.webp', 'serif-abc.woff2'])(
    'sends with %s only the headers that say something of it',
    async (name) => {
      const { headers } = await ask(`/assets/${name}`);
      expect(headers).not.toHaveProperty('content-security-policy');
      expect(headers).not.toHaveProperty('permissions-policy');
    },
  );

  it('answers with 304 where the page has not changed', async () => {
    const { etag } = (await ask('/')).headers;
    expect((await ask('/', { 'If-None-Match': String(etag) })).status).toBe(304);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('answers a browser that takes %s with the encoding %s', async (accepted, encoding) => {
    const { headers } = await ask('/assets/main-abc.js', { 'Accept-Encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript');
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it.each([
    ['bytes=3-5', 206],
    ['bytes=3-', 206],
    ['bytes=5-2', 200],
    ['bytes=-5', 200],
    ['bytes=x', 200],
    ['bytes=999-', 416],
  ])('answers a request for %s with %d, and goes on', async (range, status) => {
    expect((await ask('/assets/main-abc.js', { Range: range })).status).toBe(status);
    expect((await ask('/')).status).toBe(200);
  });

  it('answers 405 to what is not a read', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it('never answers with a file from outside its folder', async () => {
    expect((await ask('/../../etc/passwd')).status).toBe(404);
    expect((await ask('/..%2f..%2fetc%2fpasswd')).status).toBe(404);
  });

  it('picks another port where the one asked for is taken', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serveBuilt(folder, { port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });

  it('names the command to run where nothing is built', async () => {
    await expect(serveBuilt(join(folder, 'nothing'))).rejects.toThrow(
      `${join(folder, 'nothing')}/index.html: not there. Build the story first with "npm run build".`,
    );
  });
});
