import { shareSize } from '../../stills/share-image.ts';

/** The picture that the build draws for links to the story: its file, and its size in pixels. */
export const sharePicture = { file: 'og.png', type: 'image/png', ...shareSize } as const;

/** The picture's full URL, or the one relative to the page where the page's own is not known. */
export function sharePictureUrl(baseUrl?: string): string {
  return baseUrl ? new URL(sharePicture.file, baseUrl).href : sharePicture.file;
}
