import { readCacheName } from './caches.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * Takes the place of the service worker to be rid of it: it removes the caches of the story of its
 * scope and then itself, and handles no request. The page goes on from the network.
 */
self.addEventListener('install', () => {
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const { scope } = self.registration;
  const remove = async (): Promise<void> => {
    const names = (await caches.keys()).filter((name) => readCacheName(name, scope));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
