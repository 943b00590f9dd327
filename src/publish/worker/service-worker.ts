import { setCacheNameDetails } from 'workbox-core';
import { addRoute, matchPrecache, type PrecacheEntry, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { cacheName, isOutdated, prefix, suffix } from './caches.ts';

declare const self: ServiceWorkerGlobalScope;
// The build defines these constants.
declare const BUILT_FILES: PrecacheEntry[];
declare const HAS_PICTURES: boolean;
declare const BUILD: string;

const { scope } = self.registration;

setCacheNameDetails({ prefix, precache: 'files', suffix: suffix(BUILD, scope) });
precache(BUILT_FILES);
addRoute({ ignoreURLParametersMatching: [/./], cleanURLs: false });

/** Serves the hashed files of an older build to a tab that still shows it. */
registerRoute(
  ({ url }) => url.href.startsWith(`${scope}assets/`),
  async ({ request }) =>
    (await caches.match(request)) ??
    (HAS_PICTURES ? fetch(request).catch(() => otherSize(request.url)) : fetch(request)),
);

async function otherSize(href: string): Promise<Response> {
  const folder = /assets\/pictures\/[^/]+\//.exec(href)?.[0];
  const other = BUILT_FILES.filter(({ url }) => folder && url.startsWith(folder)).at(-1)?.url;
  return (other && (await matchPrecache(other))) || Response.error();
}

const isTile = ({ status, headers }: Response) =>
  status === 200 && !/^text\/html/i.test(headers.get('Content-Type') ?? '');

/** Stores only tiles that were requested, and no pages, since a host may send an error page with status 200. */
registerRoute(
  ({ url }) => /^(relief|streets|tiles)\//.test(url.href.slice(scope.length)),
  new CacheFirst({
    cacheName: cacheName('relief', BUILD, scope),
    plugins: [
      {
        cacheWillUpdate: async ({ response }) => (isTile(response) ? response : null),
        handlerDidError: async () => new Response(null, { status: 204 }),
      },
    ],
  }),
);

self.addEventListener('message', ({ data }) => {
  if (data === 'update') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const remove = async (): Promise<void> => {
    const names = await caches.keys();
    const outdated = names.filter(isOutdated(names, BUILD, scope));
    await Promise.all(outdated.map((name) => caches.delete(name)));
  };
  event.waitUntil(remove());
});
