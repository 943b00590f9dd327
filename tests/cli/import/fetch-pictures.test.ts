import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPictures } from '../../../src/cli/import/fetch-pictures.ts';

let server: Server;
let site = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answers: Readonly<Record<string, () => void>> = {
      '/a.png': () => response.end('picture'),
      '/moved': () => response.writeHead(302, { location: '/a.png' }).end(),
      '/inside': () => response.writeHead(302, { location: 'http://169.254.169.254/key' }).end(),
      '/round': () => response.writeHead(302, { location: '/round' }).end(),
      '/page': () => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      '/large': () => response.end(Buffer.alloc(25_000_001)),
      '/slow': () => response.write('pic'),
    };
    (answers[request.url?.replace(/\?.*/, '') ?? ''] ?? (() => response.writeHead(404).end()))();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close().closeAllConnections());

/** The server of this test is inside; it is taken for a public one. */
const isInside = (address: string) => address !== '127.0.0.1';

test('pictures are fetched, also from where an address has moved to; what fails is named and left out', async () => {
  const paths = ['/a.png', '/moved', '/inside', '/round', '/page', '/large', '/none'];
  const said: string[] = [];
  const found = await fetchPictures(
    paths.map((path) => site + path),
    (words) => said.push(words.replace(site, '')),
    { isInside },
  );
  expect([...found.keys()].map((url) => url.replace(site, ''))).toEqual(['/a.png', '/moved']);
  expect([...found.values()].map(String)).toEqual(['picture', 'picture']);
  expect(said).toEqual([
    '/inside was not fetched: it is not a public address. It stays a link.',
    '/round was not fetched: the server answers 302. It stays a link.',
    '/page was not fetched: it is a page, not a picture. It stays a link.',
    '/large was not fetched: it is larger than 25,000,000 bytes. It stays a link.',
    '/none was not fetched: the server answers 404. It stays a link.',
  ]);
});

test('nothing is asked of this machine, of its network, or by another protocol', async () => {
  asked.length = 0;
  const hosts =
    '127.0.0.1 localhost 0.0.0.0 2130706433 [::1] [::127.0.0.1] [::ffff:7f00:1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [fec0::1]'.split(
      ' ',
    );
  const urls = hosts.map((host) => `http://${host}:${new URL(site).port}/a.png`);
  const inside = [
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://[fd00::1]/',
    'http://169.254.169.254/',
  ];
  const said: string[] = [];
  const found = await fetchPictures([...urls, ...inside, 'file:///etc/passwd'], (words) =>
    said.push(words),
  );
  expect(found.size).toBe(0);
  expect(said.filter((words) => words.includes('it is not a public address'))).toHaveLength(16);
  expect(asked).toEqual([]);
});

test('a request goes to the address that was checked, and each redirect is checked anew', async () => {
  const answers = [['127.0.0.1'], ['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '127.0.0.2']];
  const lookup = async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 }));
  const paths = ['/a.png', '/moved', '/a.png?both'];
  const at = (path: string) => `http://rebind.example:${new URL(site).port}${path}`;
  const found = await fetchPictures(paths.map(at), () => {}, { isInside, lookup });
  expect([...found.keys()]).toEqual([at('/a.png')]);
  expect(answers).toEqual([]);
});

test.each([
  ['all pictures together are too large', { allBytes: 10 }, ['/a.png', '/a.png?2']],
  ['it takes too long', { time: 500 }, ['/slow']],
  ['it takes too long', { allTime: 500 }, ['/slow']],
])('there is a limit: %s, %j', async (why, limit, paths) => {
  const limits = { bytes: 99, allBytes: 99, time: 60_000, allTime: 60_000, ...limit };
  const said: string[] = [];
  const urls = paths.map((path) => site + path);
  await fetchPictures(urls, (words) => said.push(words), { isInside, limits });
  expect(said).toEqual([`${urls.at(-1)} was not fetched: ${why}. It stays a link.`]);
});
