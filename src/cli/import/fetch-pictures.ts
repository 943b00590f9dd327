import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** The most bytes of a picture. */
const most = 25_000_000;

/** Networks that are no public host's: of this machine, of the house, of a cloud's own services. */
const inside = new BlockList();
const networks =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 ::/127 64:ff9b::/96 fc00::/7 fe80::/10 ff00::/8';
for (const [, net = '', prefix] of networks.matchAll(/(\S+)\/(\d+)/g))
  inside.addSubnet(net, Number(prefix), familyOf(net));

/**
 * Fetches pictures from public addresses, one after the other; those that fail are named and left out.
 *
 * @returns Their bytes, by address.
 */
export async function fetchPictures(
  urls: readonly string[],
  say: (words: string) => void,
  isInside = isInsideHost,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const url of urls) {
    try {
      found.set(url, await fetchOne(url, isInside));
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      say(`${url} was not fetched: ${cause?.code ?? message}. It stays a link.`);
    }
  }
  return found;
}

async function fetchOne(
  address: string,
  isInside: (host: string) => Promise<boolean>,
  left = 5,
): Promise<Uint8Array> {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || (await isInside(url.hostname)))
    throw new Error('it is no public address');
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) });
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location && left > 0) {
    await response.body?.cancel();
    return fetchOne(new URL(location, url).href, isInside, left - 1);
  }
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || /^text\/html/.test(type)) {
    await response.body?.cancel();
    throw new Error(
      response.ok ? 'it is a page, not a picture' : `the server answers ${response.status}`,
    );
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new Error(`it is larger than ${most.toLocaleString('en')} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function isInsideHost(host: string): Promise<boolean> {
  const plain = host.replace(/^\[|\]$/g, '');
  const addresses = isIP(plain) ? [{ address: plain }] : await lookup(plain, { all: true });
  return addresses.some(({ address }) => inside.check(address, familyOf(address)));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
