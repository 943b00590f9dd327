/** What the page says where the live map cannot be had. */
export const mapWords = {
  late: 'The live map has not come yet. The story is complete without it; the map takes its place here as soon as it comes.',
  'not-loaded':
    'The live map could not be loaded. The story is complete without it; reload the page to try again.',
  lost: 'This device has stopped drawing the live map. The story is complete without it; reload the page to try again.',
  notSupported: 'This browser cannot show the live map. The story is complete without it.',
} as const;
