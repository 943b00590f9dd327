import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { listenOnPort } from '../../../src/publish/serve-built.ts';
import type { StoryUpdate } from '../../../src/studio/protocol.ts';
import { Refusal } from '../../../src/studio/server/story-writer.ts';
import { studioRequests } from '../../../src/studio/server/studio-plugin.ts';

const done = { label: 'a view' };
const edits = [{ path: ['a'], value: 1 }];
const order = { file: 'scenes', version: 'old', label: 'a view', edits };

let asked: unknown[];
let refusal: string | undefined;
let origin: string;

beforeEach(async () => {
  asked = [];
  refusal = undefined;
  const does = (what: unknown) => {
    if (refusal) throw new Refusal(refusal);
    asked.push(what);
    return done;
  };
  const read = async () => ({ title: 'The story' }) as StoryUpdate;
  const handler = studioRequests(
    read,
    { write: (writing) => does(writing), undo: () => does('undo') },
    async ([path = '']) => {
      asked.push(await readFile(path, 'utf8'));
      if (refusal) throw new Error(`${path}: ${refusal}`);
      return `${path} is added.`;
    },
  );
  const server = await listenOnPort((request, response) =>
    handler(request as never, response, () => response.writeHead(404).end('{}')),
  );
  origin = server.url;
  return server.close;
});

async function request(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const response = await fetch(origin + path, body === undefined ? {} : init);
  return { status: response.status, body: (await response.json()) as unknown };
}

it('a page of this server reads the story, writes and undoes, and returns the result', async () => {
  expect((await request('/story')).body).toEqual({ title: 'The story' });
  expect(await request('/write', order, { origin })).toEqual({ status: 200, body: done });
  expect(await request('/undo', {}, { origin })).toEqual({ status: 200, body: done });
  expect(asked).toEqual([order, 'undo']);
  expect((await request('/else')).status).toBe(404);
});

it('a page of this server adds dropped files, and refuses paths and unsafe names', async () => {
  const files = [{ name: 'a b.csv', base64: btoa('lon,lat') }];
  const { body } = await request('/add', { files }, { origin });
  expect(body).toEqual({ words: 'a b.csv is added.' });
  expect(asked).toEqual(['lon,lat']);
  refusal = 'it holds no places.';
  const said = await request('/add', { files }, { origin });
  expect(said).toEqual({ status: 409, body: { message: 'a b.csv: it holds no places.' } });
  expect((await request('/add', { files })).status).toBe(403);
  const [ways, signs] = [
    ['../a.csv', 'a\\b.csv', '', '.', '..', '.env', `${'é'.repeat(150)}.csv`],
    ['\n', '\u202e', '\x1b'],
  ];
  for (const name of [...ways, ...signs.map((sign) => `a${sign}.csv`)]) {
    const added = await request('/add', { files: [{ ...files[0], name }] }, { origin });
    const message = 'A file was not added: give it a short and plain name, such as places.csv.';
    expect(added).toEqual({ status: 400, body: { message } });
  }
});

it('a page of this server returns the reason why something was not written', async () => {
  refusal = 'scenes.yaml has changed meanwhile.';
  const told = { status: 409, body: { message: refusal } };
  expect(await request('/write', order, { origin })).toEqual(told);
});

it.each([
  ['a file that is neither of the two', { ...order, file: '../../etc/passwd' }],
  ['no edits', { ...order, edits: undefined }],
])('a page of this server is refused %s', async (_, wrong) => {
  expect((await request('/write', wrong, { origin })).status).toBe(400);
  expect(asked).toEqual([]);
});

it.each<[string, Record<string, string>, unknown?]>([
  ['a page from another site', { origin: 'https://example.org' }],
  ['a page from another port', { origin: 'http://127.0.0.1:1' }],
  ['a page in a sandbox', { origin: 'null' }],
  ['a page that the browser reports as another site’s', { 'sec-fetch-site': 'cross-site' }],
  ['a form', { 'content-type': 'text/plain' }],
  ['a request without an origin', { origin: '' }],
  ['a request that is too large', {}, { ...order, label: 'x'.repeat(200_000) }],
])('other requests change nothing: %s', async (_, headers, body = order) => {
  for (const path of ['/write', '/undo'])
    expect((await request(path, body, { origin, ...headers })).status).toBe(403);
  expect(asked).toEqual([]);
});
