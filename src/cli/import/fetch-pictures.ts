import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const familyOf = (address: string) => (isIP(address) === 4 ? 4 : 6);

/** Networks without public hosts: the machine's, the local one, a cloud's services; in IPv6, all but 2000::/3. */
const inside = { 4: new BlockList(), 6: new BlockList() };
const networks =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 ::/3 4000::/2 8000::/1 2001::/23 2002::/16';
for (const [, net = '', prefix] of networks.matchAll(/(\S+)\/(\d+)/g))
  inside[familyOf(net)].addSubnet(net, Number(prefix), `ipv${familyOf(net)}`);

const options = {
  lookup: (host: string): Promise<readonly LookupAddress[]> => lookUp(host, { all: true }),
  isInside: (address: string): boolean =>
    inside[familyOf(address)].check(address, `ipv${familyOf(address)}`),
  /** Limits in bytes and milliseconds, for one picture and for all. */
  limits: { bytes: 25_000_000, allBytes: 300_000_000, time: 60_000, allTime: 600_000 },
};

/** Fetches pictures from public hosts, one by one; returns their bytes by URL; reports and omits any that fail. */
export async function fetchPictures(
  urls: readonly string[],
  say: (words: string) => void,
  own: Partial<typeof options> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { limits, ...network } = { ...options, ...own };
  const pictures = new Map<string, Uint8Array>();
  const end = AbortSignal.timeout(limits.allTime);
  let left = limits.allBytes;
  for (const url of urls) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(limits.time)]);
    try {
      const bytes = await bytesOf(await responseOf(url, signal, network), limits.bytes, left);
      pictures.set(url, bytes);
      left -= bytes.length;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why = signal.aborted ? 'it takes too long' : (code ?? message);
      say(`${url} was not fetched: ${why}. It stays a link.`);
    }
  }
  return pictures;
}

async function responseOf(
  address: string,
  signal: AbortSignal,
  network: Omit<typeof options, 'limits'>,
  redirects = 5,
): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const url = new URL(address);
  const isWeb = /^https?:$/.test(url.protocol);
  const addresses = isWeb ? await network.lookup(url.hostname.replace(/^\[|\]$/g, '')) : [];
  if (!isWeb || addresses.some((each) => network.isInside(each.address)))
    throw new Error('it is not a public address');
  // A second lookup could give another, private address.
  const lookup: LookupFunction = (_host, _options, done) => done(null, [...addresses]);
  const headers = { 'user-agent': 'story-map' };
  const request = { agent: false, autoSelectFamily: true, headers, lookup, signal };
  const response = await new Promise<IncomingMessage>((done, fail) => {
    (url.protocol === 'https:' ? https : http).get(url, request, done).on('error', fail);
  });
  const { statusCode = 0 } = response;
  if (statusCode >= 200 && statusCode < 300) return response;
  response.destroy();
  const { location } = response.headers;
  if (statusCode >= 300 && statusCode < 400 && location && redirects > 0)
    return responseOf(new URL(location, url).href, signal, network, redirects - 1);
  throw new Error(`the server answers ${statusCode}`);
}

async function bytesOf(response: IncomingMessage, limit: number, left: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  // Throwing here ends the request.
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
