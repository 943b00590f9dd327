import { readCacheName } from './caches.ts';

declare const self: ServiceWorkerGlobalScope;

/** Replaces the service worker in order to remove it: deletes the caches with its scope, then itself. */
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
