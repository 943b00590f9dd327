import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request that changes something comes from a page of this very server. */
export function isSameOrigin({
  host,
  origin,
  'sec-fetch-site': site = 'same-origin',
}: IncomingHttpHeaders): boolean {
  if (!host || !origin || site !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
