import { afterAll, expect, test } from 'vitest';
import { fetchPictures } from '../../../src/cli/import/fetch-pictures.ts';
import { rangeServer } from '../../support/range-server.ts';

const server = await rangeServer(Buffer.of());
const { origin: site, asked } = server;
server.answer = ({ url = '' }, response) => {
  const redirect = (location: string) => response.writeHead(302, { location }).end();
  const answers: Readonly<Record<string, () => void>> = {
    '/a.png': () => response.end('picture'),
    '/moved': () => redirect('/a.png'),
    '/inside': () => redirect('http://169.254.169.254/key'),
    '/round': () => redirect('/round'),
    '/page': () => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    '/large': () => response.end(Buffer.alloc(25_000_001)),
    '/slow': () => response.write('pic'),
  };
  (answers[url.replace(/\?.*/, '')] ?? (() => response.writeHead(404).end()))();
  return true;
};
afterAll(() => server.close());

/** Treats this test's server as public. */
const isInside = (address: string) => address !== '127.0.0.1';

test('fetches pictures, even through redirects, and names and skips those that fail', async () => {
  const paths = ['/a.png', '/moved', '/inside', '/round', '/page', '/large', '/none'];
  const said: string[] = [];
  const urls = paths.map((path) => site + path);
  const say = (words: string) => said.push(words.replace(site, ''));
  const found = await fetchPictures(urls, say, { isInside });
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

test('never requests this machine, its network, or another protocol', async () => {
  asked.length = 0;
  const here =
    '127.0.0.1 localhost 0.0.0.0 2130706433 [::1] [::127.0.0.1] [::ffff:7f00:1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [fec0::1]';
  const urls = here.split(' ').map((host) => `http://${host}:${new URL(site).port}/a.png`);
  const inside = '10.1.2.3 192.168.0.1 [fd00::1] 169.254.169.254';
  urls.push(...inside.split(' ').map((host) => `http://${host}/`), 'file:///etc/passwd');
  const said: string[] = [];
  expect((await fetchPictures(urls, (words) => said.push(words))).size).toBe(0);
  expect(said.filter((words) => words.includes('it is not a public address'))).toHaveLength(16);
  expect(asked).toEqual([]);
});

test('connects to the address that was checked, and checks each redirect again', async () => {
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
])('stops at a limit when %s: %j', async (why, limit, paths) => {
  const limits = { bytes: 99, allBytes: 99, time: 60_000, allTime: 60_000, ...limit };
  const said: string[] = [];
  const urls = paths.map((path) => site + path);
  await fetchPictures(urls, (words) => said.push(words), { isInside, limits });
  expect(said).toEqual([`${urls.at(-1)} was not fetched: ${why}. It stays a link.`]);
});
