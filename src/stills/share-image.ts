import sharp from 'sharp';
import { openSlice } from '../fonts/cut-fonts.ts';
import { isAlphabetic } from '../fonts/typefaces.ts';
import type { StoryMeta } from '../read/text/front-matter.ts';
import { palette } from '../style/palette.ts';
import { directionOf } from '../words/formats.ts';
import { type Point, sectionSize } from './frame.ts';
import {
  brokenLines,
  type LabelFonts,
  type OutlinedText,
  outlineEm,
} from './labels/outline-text.ts';

/** The size that social networks ask for, in pixels. */
export const shareSize = { width: 1200, height: 630 } as const;

type PanelText = Pick<StoryMeta, 'lang' | 'title' | 'subtitle'>;

/** Draws, as a PNG, the picture that links show: the title and subtitle beside a still map. */
export async function shareImage(
  { lang, title, subtitle = '' }: PanelText,
  map: Buffer,
  fonts: LabelFonts,
  accent: string,
): Promise<Buffer> {
  const { width, height } = shareSize;
  const scale = height / sectionSize.height;
  const mapWidth = Math.round(sectionSize.width * scale);
  const panel = width - mapWidth;
  const inset = panel * 0.096;
  const serif = await Promise.all(
    ['latin', 'latin-ext'].map((subset) =>
      openSlice({ family: 'source-serif-4', subset, weight: 600, style: 'normal' }),
    ),
  );
  const colors = palette('light');
  const sans = fonts['Map Sans Regular'] ?? [];
  const isSerif = isAlphabetic(lang);
  /** Sets a text in the largest size, at most `first`, that fits the panel's width and the height `room`. */
  const fitted = (text: string, first: number, leading: number, room: number, face = sans) => {
    for (let size = first; ; size -= 2) {
      const measure = (panel - 2 * inset) / size;
      const lines = balancedLines(text, measure, face);
      const isWhole = lines.every((line) => line.width <= measure * outlineEm);
      const step = size * leading;
      if (size <= 8 || (isWhole && lines.length * step <= room)) return { size, step, lines };
    }
  };
  const heading = fitted(title, 48, 1.1, 300, isSerif ? [...serif, ...sans] : sans);
  const titleStart = 106 + heading.size;
  const titleEnd = titleStart + (heading.lines.length - 1) * heading.step;
  const below = fitted(subtitle, 27, 1.4, height - 60 - titleEnd);
  const fromRight = directionOf(lang) === 'rtl';
  const left = fromRight ? mapWidth : 0;
  const begin = (wide: number) => left + (fromRight ? panel - inset - wide : inset);
  const write = ({ lines, size, step }: typeof heading, start: number, fill: string) =>
    lines
      .map((line, i) => {
        const x = begin((line.width / outlineEm) * size);
        return textPath(line, size, [x, start + i * step], fill);
      })
      .join('');
  // Imitates bold, as the page does, for scripts whose fonts come in one weight.
  const bold = ` stroke="${colors.ink}" stroke-width="${outlineEm / 28}" stroke-linejoin="round"`;
  const name = `<g${isSerif ? '' : bold}>${write(heading, titleStart, colors.ink)}</g>`;
  const words = name + write(below, titleEnd + 64, colors.inkSoft);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect x="${left}" width="${panel}" height="${height}" fill="${colors.paper}"/><rect x="${begin(72)}" y="76" width="72" height="5" fill="${accent}"/>${words}</svg>`;
  const picture = await sharp(map, { density: 72 * scale })
    .resize(mapWidth, height)
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: picture, left: fromRight ? 0 : panel, top: 0 }])
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}

/** Breaks a text into the fewest lines possible, and makes them as short as possible, to avoid a lone last word. */
function balancedLines(...[text, greatest, face]: Parameters<typeof brokenLines>): OutlinedText[] {
  const lines = brokenLines(text, greatest, face);
  for (let share = 0.5; share < 1; share += 0.05) {
    const shorter = brokenLines(text, share * greatest, face);
    if (shorter.length === lines.length) return shorter;
  }
  return lines;
}

function textPath({ glyphs }: OutlinedText, size: number, [x, y]: Point, fill: string): string {
  const paths = glyphs.map(
    (glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.path}"/>`,
  );
  const place = `translate(${x} ${y})scale(${size / outlineEm})`;
  return `<g fill="${fill}" transform="${place}">${paths.join('')}</g>`;
}
