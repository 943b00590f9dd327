import type { HtmlAssetSource } from 'vite';

/**
 * Makes the build take the address of every link with `download` for that of a file of the
 * project, so that a reader is given the very file that the map reads.
 */
export const downloadLinks: HtmlAssetSource = {
  srcAttributes: ['href'],
  filter: ({ attributes }) => 'download' in attributes,
};
