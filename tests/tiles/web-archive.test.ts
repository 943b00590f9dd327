import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { varint } from '../support/pmtiles.ts';
import { rangeServer } from '../support/range-server.ts';
import { townArchive, townStory } from '../support/town.ts';

const archive = readFileSync(townArchive);
let town: Awaited<ReturnType<typeof townStory>>;
let server: Awaited<ReturnType<typeof rangeServer>>;
beforeEach(async () => {
  town = await townStory();
  server = await rangeServer(archive);
});
afterEach(() => server.close());

const at = () => `${server.origin}/town.pmtiles`;
const folder = () => join(town.root, 'town/public/streets');
/** Cuts its streets from the web, where an answer may take so many milliseconds. */
const cut = (timeout = 10_000) => town.cut(at(), { delays: [1, 1], timeout });

const contentOf = (path: string) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [name, readFileSync(join(path, name)).toString('base64')]),
  );

/** The bytes that it says will come. */
const foretold = () => {
  const [, size, unit] = /([\d.]+) (KB|MB) to fetch/.exec(town.said.join('\n')) ?? [];
  return Number(size) * (unit === 'MB' ? 1e6 : 1e3);
};

describe('an archive on the web', () => {
  it('gives the same tiles as its file, four at a time, from the address alone', async () => {
    server.latency = 20;
    await cut();
    const fromWeb = contentOf(folder());
    await town.cut();
    expect(fromWeb).toEqual(contentOf(folder()));
    expect(Object.keys(fromWeb).length).toBeGreaterThan(8);
    expect(server.asked.every((each) => /^\/town\.pmtiles bytes=\d+-\d+$/.test(each))).toBe(true);
    expect(server.busiest()).toBeLessThanOrEqual(4);
  });

  it('predicts tiles and bytes to within a tenth, and counts what it fetches', async () => {
    let before = 0;
    server.answer = () => {
      if (!town.said.some((words) => words.includes('to fetch'))) before = server.sent();
      return undefined;
    };
    await cut();
    expect(town.said).toContainEqual(expect.stringMatching(/^\d+ tiles, .* from 127\.0\.0\.1:/));
    const came = server.sent() - before;
    expect(Math.abs(foretold() - came)).toBeLessThan(came / 10);
    expect(town.said).toContainEqual(expect.stringMatching(/^fetched 1 of \d+$/));
    expect(town.said).toContainEqual(expect.stringMatching(/^fetched (\d+) of \1$/));
  });

  it('resumes after a stop, and fetches nothing but the header twice', async () => {
    server.answer = (_, response) => {
      if (server.asked.length < 7) return undefined;
      response.destroy();
      return true;
    };
    await expect(cut()).rejects.toThrow('does not answer');
    expect(existsSync(folder())).toBe(false);
    const first = server.asked.splice(0).slice(0, 6);
    server.answer = () => undefined;
    await cut();
    const { asked } = server;
    expect(asked.filter((each) => first.includes(each))).toEqual(['/town.pmtiles bytes=0-126']);
    expect(town.said.join('\n')).toMatch(/, \d here already$/m);
    asked.length = 0;
    await cut();
    expect(asked).toHaveLength(1);
  });

  it('is fetched again if it has changed', async () => {
    await cut();
    const { length } = server.asked.splice(0);
    server.etag = '"2"';
    await cut();
    expect(server.asked).toHaveLength(length);
  });

  it('can have nested directories', async () => {
    await town.cut();
    const fromFile = contentOf(folder());
    const { length } = archive.subarray(127, Number(archive.readBigUInt64LE(24)));
    directed([1, 0, 0, ...varint(length), 1], 'on')();
    await cut();
    expect(contentOf(folder())).toEqual(fromFile);
  });

  it('waits for a busy server as long as the server asks', async () => {
    const refused = new Set<string>();
    server.answer = ({ headers: { range = '' } }, response) => {
      if (refused.has(range)) return undefined;
      refused.add(range);
      response.writeHead(429, { 'retry-after': '0' }).end();
      return true;
    };
    await cut();
    expect(town.said).toContainEqual(
      expect.stringContaining('town.pmtiles answers 429: it is asked again in'),
    );
  });
});

/** An archive that is damaged by a change of its bytes. */
function damaged(change: (bytes: Buffer) => Buffer | undefined): () => void {
  return () => {
    const bytes = Buffer.from(archive);
    server.file = change(bytes) ?? bytes;
  };
}

/**
 * The archive with another directory, where its own is, and with its metadata at its end; what that leads to
 * begins there too, or with the directory that was its own.
 */
const directed = (directory: readonly number[] | Uint8Array, leads: 'there' | 'on' = 'there') =>
  damaged((bytes) => {
    const packed = gzipSync(Uint8Array.from(directory));
    const [at, length] = [24, 32].map((field) => Number(bytes.readBigUInt64LE(field)));
    const metadata = bytes.subarray(at, (at ?? 0) + (length ?? 0));
    const whole = Buffer.concat([bytes, metadata, bytes.subarray(127, at)]);
    const leaves = leads === 'there' ? 127 : bytes.length + metadata.length;
    const fields = { 8: 127, 16: packed.length, 24: bytes.length, 40: leaves };
    for (const [field, value] of Object.entries(fields)) {
      whole.writeBigUInt64LE(BigInt(value), Number(field));
    }
    packed.copy(whole, 127);
    return whole;
  });

/** A directory that leads to itself: one entry, the first tile, no tile of its own, its length, its place. */
const loop = [1, 0, 0, gzipSync(Uint8Array.from([1, 0, 0, 25, 1])).length, 1];

/** Answers so after some requests; never where there is no status. */
const answering =
  (status: number, headers: Record<string, string> = {}, from = 0) =>
  () => {
    server.answer = (_, response) => {
      if (server.asked.length <= from) return undefined;
      if (status > 0) response.writeHead(status, headers).end('<!doctype html>');
      return true;
    };
  };

const other = { location: '/other.pmtiles' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const day = { 'retry-after': '86400' };
const date = { 'retry-after': new Date(Date.now() + 86_400_000).toUTCString() };
const soon = { 'retry-after': '0' };
const part = (range: string) => ({ etag: '"2"', 'content-range': `bytes ${range}` });
const huge = [1, 0, ...varint(2 ** 31), ...varint(600_000_000), 1];
const broken = 'is damaged, or not whole.';

describe('an archive on the web is refused with a sentence, and nothing is written, if', () => {
  it.each([
    ['there is nothing', answering(404), 'answers 404: it is not there, or not open to all. Check'],
    ['there is no network', () => server.close(), 'does not answer (ECONNREFUSED). Check the'],
    ['no answer comes', answering(0), 'does not answer in 0.02 s. Check'],
    ['it is not open', answering(403), 'answers 403: it is not there, or not open to all.'],
    ['it leads elsewhere', answering(302, other), 'leads to another address, which is not asked.'],
    ['ranges are ignored', answering(200), 'is on a server that sends no parts of a file.'],
    ['a proxy answers', answering(200, html), 'answers with a page, perhaps of a proxy, not an'],
    ['the server is down for long', answering(503, soon, 3), 'answers 503. Later, run the command'],
    ['it asks for a day', answering(429, day), 'answers 429. In 1440 minutes, as it asks, run the'],
    ['it asks for a date', answering(503, date, 3), 'answers 503. In 1440 minutes'],
    ['another part comes', answering(206, part('5-131/9999')), 'sends another part than is asked'],
    ['more comes', answering(206, part('0-4/5')), 'sends another part than is asked for. Download'],
    ['less comes', answering(206, part('0-126/9999')), 'sends less than is asked for.'],
    ['it changes', answering(206, part('0-126/9999'), 4), 'changed while it was read. Run the'],
    ['it shrinks', answering(416, {}, 4), 'answers 416'],
    ['it is a page', damaged(() => Buffer.alloc(300, '<')), 'is not a PMTiles archive of version'],
    ['it is cut off', damaged((bytes) => bytes.subarray(0, 9000)), `${broken} Cut streets from`],
    ['it is cut off in its header', damaged((bytes) => bytes.subarray(0, 90)), broken],
    ['its directory is garbage', directed(Buffer.from('garbage')), broken],
    ['its directories lead into one another', directed(loop), broken],
    ['a directory is a bomb', directed(Buffer.alloc(6e6, 1)), 'holds more in one piece than any'],
    ['more would come than a story may have', directed(huge), 'and 500.0 MB are fetched at most'],
    ['a tile is garbage', damaged((bytes) => bytes.fill(7, 3000)), broken],
  ] as const)('%s', async (_, arrange, sentence) => {
    await arrange();
    const message = await cut(sentence.includes('0.02 s') ? 20 : undefined).catch(
      (error: Error) => error.message,
    );
    expect(message).toContain(sentence);
    expect(message).toContain(at());
    expect(existsSync(folder())).toBe(false);
    expect(server.asked.every((each) => each.startsWith('/town.pmtiles '))).toBe(true);
  });

  it('the downloaded bytes cannot be stored', async () => {
    writeFileSync(join(town.root, '.cache'), '');
    await expect(cut()).rejects.toThrow(/^\.cache\/archives\/\S+ could not be written: /);
  });
});
