declare const self: ServiceWorkerGlobalScope;

/**
 * Takes the place of the service worker to be rid of it: it removes the story's caches and then
 * itself, and answers no request. The page goes on from the network.
 */
self.addEventListener('install', () => {
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const remove = async (): Promise<void> => {
    const names = (await caches.keys()).filter((name) => name.startsWith('story-'));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});

export {};
