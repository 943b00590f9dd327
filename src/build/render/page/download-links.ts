import type { HtmlAssetSource } from 'vite';

/**
 * Makes the build treat the `href` of every link with `download` as a file of the project, so that a
 * reader is given the very file that the map reads.
 */
export const downloadLinks: HtmlAssetSource = {
  srcAttributes: ['href'],
  filter: ({ attributes }) => 'download' in attributes,
};
