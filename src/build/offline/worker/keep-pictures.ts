import type { WorkboxPlugin } from 'workbox-core';

/**
 * Keeps an answer only where it is a picture: a host may answer for a tile with a page that says that
 * something is wrong, and call it a success.
 */
export const keepPictures: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => (isPicture(response) ? response : null),
};

const isPicture = ({ status, headers }: Response): boolean =>
  status === 200 && /^image\//i.test(headers.get('Content-Type') ?? '');
