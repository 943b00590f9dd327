import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type SafeFolder, safeFolder } from '../../files/safe-folder.ts';
import { AuthorError } from '../../files/story-error.ts';

export interface PartedFile {
  /** Reads a part of the file; the part is shorter at the file's end. */
  readonly read: (offset: number, length: number) => Promise<ArrayBuffer>;
  readonly has: (offset: number, length: number) => boolean;
  readonly close: () => unknown;
}

/** Options for reading a file on the web; times are in milliseconds. */
export interface WebReading {
  readonly files?: SafeFolder;
  readonly say?: (words: string) => void;
  readonly delays?: readonly number[];
  readonly timeout?: number;
}

/** What is wrong with an answer; `wait` (in milliseconds) is set if a later one may be right. */
type Fault = readonly [words: string, wait?: number];

/** Shortens a URL for messages, without the query, which may hold a key; leaves other paths unchanged. */
export const addressName = (path: string): string => path.replace(/^(https?:[^?#]*).*/i, '$1');

const again = 'run the command again: what came is kept.';
const byHand = 'Download the file, and give its path.';

export const maxFetched = 500_000_000;

/** The maximum wait that a server may ask for, in milliseconds. */
const maxWait = 120_000;

/**
 * Opens a file on a server by range requests. It follows no redirect and fetches no part twice: parts are cached as
 * long as the file is unchanged.
 * @throws AuthorError if an answer stays wrong.
 */
export async function openWebFile(
  address: string,
  { files = safeFolder('.'), say, delays = [1000, 4000, 15_000], timeout = 60_000 }: WebReading,
): Promise<PartedFile> {
  const name = addressName(address);
  if (!URL.canParse(address) || new URL(address).username !== '')
    throw new AuthorError(
      `${name} is not a URL: write https://, a host and a path, and no password.`,
    );
  const closed = new AbortController();
  let version = '';
  let total = Number.POSITIVE_INFINITY;
  let fetched = 0;

  async function ask(offset: number, length: number): Promise<Uint8Array | Fault> {
    const late = AbortSignal.timeout(timeout);
    const signal = AbortSignal.any([late, closed.signal]);
    const range = { range: `bytes=${offset}-${offset + length - 1}` };
    let response: Response | undefined;
    try {
      response = await fetch(address, { headers: range, redirect: 'manual', signal });
      const { headers, body } = response;
      const fault = faultOf(response, address);
      if (fault) return fault;
      const sent = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '');
      const found = `${headers.get('etag') ?? headers.get('last-modified')} ${sent?.[2]}`;
      if (version && version !== found)
        return [`changed while it was read. Run the command again.`];
      [version, total] = [found, Number(sent?.[2])];
      const bytes = new Uint8Array(Math.min(length, total - offset) || 0);
      let size = Number(sent?.[1]) === offset ? 0 : Number.POSITIVE_INFINITY;
      for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
        if (size + chunk.length > bytes.length)
          return [`sends another part than is asked for. ${byHand}`];
        bytes.set(chunk, size);
        size += chunk.length;
      }
      return size === bytes.length ? bytes : [`sends less than is asked for. Later, ${again}`, 0];
    } catch (error) {
      const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
      const why = late.aborted ? `in ${timeout / 1000} s` : `(${code ?? message})`;
      return [`does not answer ${why}. Check the address and the network, and ${again}`, 0];
    } finally {
      await response?.body?.cancel().catch(() => {});
    }
  }

  async function askPatiently(offset: number, length: number): Promise<Uint8Array> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask(offset, length);
      if (answer instanceof Uint8Array) return answer;
      const [words, wait] = answer;
      const delay = delays[attempt];
      if (wait === undefined || delay === undefined || closed.signal.aborted)
        throw new AuthorError(`${name} ${words}`);
      const longer = Math.max(delay, wait);
      say?.(`${name} ${words.split('. ')[0]}: it is asked again in ${Math.ceil(longer / 1000)} s`);
      await pause(longer, undefined, closed);
    }
  }

  // Each run asks for the first part, to find out if the cached parts are still valid.
  const head = await askPatiently(0, 127);
  const hash = createHash('sha256').update(`${address} ${version} `).update(head).digest('hex');
  const partOf = (offset: number, length: number) =>
    `.cache/archives/${hash.slice(0, 16)}/${offset}-${length}`;
  return {
    has: (offset, length) => existsSync(files.at(partOf(offset, length))),
    async read(offset, length) {
      if (offset + length <= head.length) return head.slice(offset, offset + length).buffer;
      if (length <= 0 || offset >= total) return new ArrayBuffer(0);
      const part = partOf(offset, length);
      const kept = await readFile(files.at(part)).catch(() => undefined);
      if (kept) return new Uint8Array(kept).buffer;
      fetched += length;
      if (fetched > maxFetched)
        throw new AuthorError(`${name} has larger parts than any map. ${byHand}`);
      const bytes = await askPatiently(offset, length);
      files.write(new Map([[part, bytes]]));
      return new Uint8Array(bytes).buffer;
    },
    close: () => closed.abort(),
  };
}

function faultOf({ status, headers }: Response, address: string): Fault | undefined {
  const [location, wait] = [headers.get('location'), headers.get('retry-after')];
  const asked = Number(wait) * 1000 || Date.parse(wait ?? '') - Date.now() || 0;
  if (status === 429 || status >= 500)
    return asked > maxWait
      ? [`answers ${status}. In ${Math.ceil(asked / 60_000)} minutes, as it asks, ${again}`]
      : [`answers ${status}. Later, ${again}`, asked];
  if (status >= 300 && location !== null && URL.canParse(location, address))
    return [
      `leads to another address, which is not asked. If you trust it, give it instead: ${new URL(location, address)}`,
    ];
  if (status >= 300)
    return [
      `answers ${status}: it is not there, or not open to all. Check the address; docs/ground.md names public ones.`,
    ];
  if (headers.get('content-type')?.startsWith('text/html'))
    return ['answers with a page, perhaps of a proxy, not an archive. See it in a browser.'];
  return status === 206 ? undefined : [`is on a server that sends no parts of a file. ${byHand}`];
}
