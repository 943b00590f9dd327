import sharp from 'sharp';
import { palette } from '../../../style/palette.ts';

/** A picture of the story for a home screen, square and opaque. */
interface Icon {
  readonly file: string;
  /** Its side in pixels. */
  readonly size: number;
  /** How much of the side the drawing takes, where a system may cut the rest to a shape of its own. */
  readonly share: number;
  /** How the manifest offers it; an icon without is asked for by the page alone. */
  readonly purpose?: 'any' | 'maskable';
}

/** The icon that the page names for systems that read no manifest. */
export const touchIcon: Icon = { file: 'apple-touch-icon.png', size: 180, share: 1 };

/**
 * The icons that the build draws. Of a maskable one a circle of four fifths of the side stays
 * whole, and the drawing reaches into its own corners.
 */
export const icons: readonly Icon[] = [
  touchIcon,
  { file: 'icon-192.png', size: 192, share: 1, purpose: 'any' },
  { file: 'icon-512.png', size: 512, share: 1, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.72, purpose: 'maskable' },
];

/** Draws one of the icons from the favicon, on the colour of the story's land, as a PNG. */
export async function drawIcon(favicon: Buffer, { size, share }: Icon): Promise<Buffer> {
  const side = Math.round(size * share);
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  const background = palette('light').storyLand;
  return sharp(favicon, { density: 72 * 16 })
    .resize(side, side)
    .flatten({ background })
    .extend({ top: before, left: before, bottom: after, right: after, background })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}
