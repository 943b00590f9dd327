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

describe('serveBuilt', () => {
  it('answers / with the page, to be asked for again each time', async () => {
    const { status, headers } = await ask('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/);
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('answers with 304 where the page has not changed', async () => {
    const { etag } = (await ask('/')).headers;
    expect((await ask('/', { 'If-None-Match': String(etag) })).status).toBe(304);
  });

  it('lets hashed files be kept for a year', async () => {
    const { headers } = await ask('/assets/main-abc.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/assets/gone-abc.js', '/relief/1/0/9.avif', '/missing'])(
    'has %s, which is not there, asked for again each time',
    async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(404);
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

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
    ['worker-abc.mjs', 'text/javascript'],
    ['dmz-abc.geojson', 'application/geo+json'],
    ['relief-abc.webp', 'image/webp'],
    ['serif-abc.woff2', 'font/woff2'],
  ])('serves %s as %s', async (name, type) => {
    expect((await ask(`/assets/${name}`)).headers['content-type']).toBe(type);
  });

  it.each(['/', '/missing'])('sends the security headers with %s', async (path) => {
    expect((await ask(path)).headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['dmz-abc.geojson', 'relief-abc.webp', 'serif-abc.woff2'])(
    'sends with %s only the headers that say something of it',
    async (name) => {
      const { headers } = await ask(`/assets/${name}`);
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
      expect(headers).not.toHaveProperty('content-security-policy');
      expect(headers).not.toHaveProperty('permissions-policy');
    },
  );

  it.each(['/assets/main-abc.js', '/assets/worker-abc.mjs', '/assets/gone-abc.woff2'])(
    'sends the policy of the page with %s, which may be run or shown',
    async (path) => {
      expect((await ask(path)).headers).toHaveProperty('content-security-policy');
    },
  );

  it('answers 404 for what is not there and 405 for what is not a read', async () => {
    expect((await ask('/missing')).status).toBe(404);
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
