import { palette } from '../../../style/palette.ts';
import type { StoryMeta } from '../../story/text/front-matter.ts';
import { icons } from './icons.ts';

/** The file's name; hosts know JSON by it, where many do not know `.webmanifest`. */
export const manifestFile = 'manifest.json';

/**
 * The web app manifest, with which the story can be kept on a home screen. It opens with its URL shown,
 * since a story is a page to link to.
 */
export function webManifest({ title, description, lang }: StoryMeta): string {
  const { paper } = palette('light');
  const manifest = {
    name: title,
    description,
    lang,
    start_url: './',
    scope: './',
    display: 'minimal-ui',
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: './favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      ...icons.flatMap(({ file, size, purpose }) =>
        purpose ? [{ src: `./${file}`, type: 'image/png', sizes: `${size}x${size}`, purpose }] : [],
      ),
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
