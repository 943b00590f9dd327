import dns from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The most bytes of a picture and of all of them, and the most milliseconds. */
const most = { bytes: 25_000_000, allBytes: 300_000_000, time: 60_000, allTime: 600_000 };

/**
 * Networks that are no public host's: of this machine, of the house, of a cloud's own services; in IPv6 all but those
 * that begin with the bits 001, and of these what leads on to IPv4.
 */
const inside = { 4: new BlockList(), 6: new BlockList() };
const networks =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 ::/3 4000::/2 8000::/1 2001::/23 2002::/16';
for (const [, net = '', prefix] of networks.matchAll(/(\S+)\/(\d+)/g))
  inside[familyOf(net)].addSubnet(net, Number(prefix), `ipv${familyOf(net)}`);

interface Options {
  readonly lookup: LookupFunction;
  readonly isInside: (address: string) => boolean;
  readonly limits: typeof most;
}

/**
 * Fetches pictures from public addresses, one after the other; those that fail are named and left out.
 *
 * @returns Their bytes, by address.
 */
export async function fetchPictures(
  urls: readonly string[],
  say: (words: string) => void,
  options: Partial<Options> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { isInside = isInsideAddress, limits = most } = options;
  const lookup = publicAlone(options.lookup ?? dns.lookup, isInside);
  const found = new Map<string, Uint8Array>();
  const end = AbortSignal.timeout(limits.allTime);
  let left = limits.allBytes;
  for (const url of urls) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(limits.time)]);
    try {
      const response = await answerOf(new URL(url), { lookup, isInside, signal });
      const bytes = await bytesOf(response, limits.bytes, left);
      found.set(url, bytes);
      left -= bytes.length;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why = signal.aborted ? 'it takes too long' : (code ?? message);
      say(`${url} was not fetched: ${why}. It stays a link.`);
    }
  }
  return found;
}

const notPublic = 'it is no public address';

/** A lookup that gives no address but public ones: the request connects to what was checked. */
const publicAlone =
  (lookup: LookupFunction, isInside: Options['isInside']): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const isPublic = !addresses.some(({ address }) => isInside(address));
      done(error ?? (isPublic ? null : new Error(notPublic)), addresses);
    });

async function answerOf(
  url: URL,
  options: Pick<Options, 'lookup' | 'isInside'> & { readonly signal: AbortSignal },
  redirects = 5,
): Promise<IncomingMessage> {
  // A host that is an address is not looked up.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!/^https?:$/.test(url.protocol) || (isIP(host) && options.isInside(host)))
    throw new Error(notPublic);
  const { get } = url.protocol === 'https:' ? https : http;
  const { lookup, signal } = options;
  const headers = { 'user-agent': 'story-map' };
  const asked = { agent: false, autoSelectFamily: true, headers, lookup, signal };
  const response = await new Promise<IncomingMessage>((done, fail) => {
    get(url, asked, done).on('error', fail);
  });
  const { statusCode = 0, headers: answered } = response;
  if (statusCode >= 200 && statusCode < 300) return response;
  response.destroy();
  if (statusCode >= 300 && statusCode < 400 && answered.location && redirects > 0)
    return answerOf(new URL(answered.location, url), options, redirects - 1);
  throw new Error(`the server answers ${statusCode}`);
}

async function bytesOf(response: IncomingMessage, limit: number, left: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  // Where this ends early, so does the request.
  for await (const part of response as AsyncIterable<Buffer>) {
    if (/^text\/html/.test(response.headers['content-type'] ?? ''))
      throw new Error('it is a page, not a picture');
    size += part.length;
    if (size > limit) throw new Error(`it is larger than ${limit.toLocaleString('en')} bytes`);
    if (size > left) throw new Error('all pictures together are too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const isInsideAddress = (address: string): boolean =>
  inside[familyOf(address)].check(address, `ipv${familyOf(address)}`);

function familyOf(address: string): 4 | 6 {
  return isIP(address) === 4 ? 4 : 6;
}
