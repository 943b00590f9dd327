import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoryUpdate } from '../../../src/studio/protocol.ts';
import { Refusal, type StoryWriter } from '../../../src/studio/server/story-writer.ts';
import { studioRequests } from '../../../src/studio/server/studio-requests.ts';

const versions = { scenes: 'new', labels: 'same' };
const order = {
  file: 'scenes',
  version: 'old',
  label: 'a view',
  edits: [{ path: ['a'], value: 1 }],
};

let asked: unknown[];
let refusal: string | undefined;
let server: Server;
let origin: string;

beforeEach(async () => {
  asked = [];
  refusal = undefined;
  const writer: StoryWriter = {
    versions: () => versions,
    write(what) {
      if (refusal) throw new Refusal(refusal);
      asked.push(what);
      return what.file;
    },
    undo() {
      asked.push('undo');
      return 'scenes';
    },
    last: () => undefined,
  };
  const handler = studioRequests({
    read: async () => ({ title: 'The story' }) as StoryUpdate,
    writer,
    wrote: (file) => asked.push(`wrote ${file}`),
  });
  server = createServer((request, response) => {
    handler(request as never, response, () => {
      response.statusCode = 404;
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}/__studio${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { message?: string } };
}

describe('a page of this server', () => {
  it('reads the story as it is now', async () => {
    const response = await fetch(`${origin}/__studio/story`);
    expect(await response.json()).toEqual({ title: 'The story' });
  });

  it('writes, is told what the files are then, and all pages are told', async () => {
    expect(await post('/write', order)).toEqual({ status: 200, body: { versions } });
    expect(asked).toEqual([order, 'wrote scenes']);
  });

  it('takes back', async () => {
    expect((await post('/undo', {})).status).toBe(200);
    expect(asked).toEqual(['undo', 'wrote scenes']);
  });

  it('is told why something was not written', async () => {
    refusal = 'scenes.yaml has changed meanwhile.';
    expect(await post('/write', order)).toEqual({ status: 409, body: { message: refusal } });
    expect(asked).toEqual([]);
  });

  it.each([
    ['a file that is none of the two', { ...order, file: '../../etc/passwd' }],
    ['no edits', { file: 'scenes', version: 'old', label: 'a view' }],
  ])('is refused %s', async (_, wrong) => {
    expect((await post('/write', wrong)).status).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe('whoever else asks', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of another site', { origin: 'https://example.org' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page in a sandbox', { origin: 'null' }],
    ['a page that the browser says is another site’s', { 'sec-fetch-site': 'cross-site' }],
    ['a form', { 'content-type': 'text/plain' }],
  ])('changes nothing: %s', async (_, headers) => {
    for (const path of ['/write', '/undo']) {
      expect((await post(path, order, headers)).status).toBe(403);
    }
    expect(asked).toEqual([]);
  });

  it('changes nothing: a request without an origin', async () => {
    const response = await fetch(`${origin}/__studio/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(response.status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('changes nothing: too much at once', async () => {
    const { status } = await post('/write', { ...order, label: 'x'.repeat(200_000) });
    expect(status).toBe(403);
    expect(asked).toEqual([]);
  });
});
