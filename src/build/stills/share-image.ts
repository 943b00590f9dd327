import sharp from 'sharp';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { palette } from '../../style/palette.ts';
import { directionOf } from '../../words/formats.ts';
import { isAlphabetic } from '../fonts/typefaces.ts';
import type { StoryMeta } from '../story/text/front-matter.ts';
import type { DrawMap } from './draw-map.ts';
import { frameScene } from './frame.ts';
import {
  brokenLines,
  type LabelFonts,
  type OutlinedText,
  openFont,
  outlineEm,
} from './labels/outline-text.ts';

/** The size that the places where links are shared ask for, in pixels. */
export const shareSize = { width: 1200, height: 630 } as const;

/** The map is drawn at this share of the size, so that its names can be read when it is shown small. */
const scale = 1.5;
const panel = 500;
const inset = 48;

/**
 * Draws the picture of the story for links to it: its name beside the first scene's map, as a PNG.
 *
 * @param accent The colour of the bar above the name, `#rrggbb`.
 */
export async function shareImage(
  meta: Pick<StoryMeta, 'lang' | 'title' | 'subtitle'>,
  scene: SceneSpec,
  maps: DrawMap,
  fonts: LabelFonts,
  accent: string,
): Promise<Buffer> {
  const { width, height } = shareSize;
  const map = await maps(scene, {
    frame: frameScene(scene, { width: (width - panel) / scale, height: height / scale }),
    title: meta.title,
    description: meta.subtitle ?? '',
    fonts,
    theme: 'light',
  });
  const serif = await Promise.all(
    ['latin', 'latin-ext'].map((subset) =>
      openFont({ family: 'source-serif-4', subset, weight: 600, style: 'normal' }),
    ),
  );
  const colors = palette('light');
  const sans = fonts['Map Sans Regular'] ?? [];
  const isSerif = isAlphabetic(meta.lang);
  const title = balancedLines(
    meta.title,
    (panel - 2 * inset) / 64,
    isSerif ? [...serif, ...sans] : sans,
  );
  const subtitle = balancedLines(meta.subtitle ?? '', (panel - 2 * inset) / 27, sans);
  const titleEnd = 170 + (title.length - 1) * 70;
  const fromRight = directionOf(meta.lang) === 'rtl';
  const left = fromRight ? width - panel : 0;
  const begin = (wide: number) => left + (fromRight ? panel - inset - wide : inset);
  const write = (line: OutlinedText, size: number, y: number, fill: string) =>
    textPath(line, size, [begin((line.width / outlineEm) * size), y], fill);
  const words = [
    `<g${isSerif ? '' : bold(colors.ink)}>`,
    ...title.map((line, i) => write(line, 64, 170 + i * 70, colors.ink)),
    '</g>',
    ...subtitle.map((line, i) => write(line, 27, titleEnd + 64 + i * 38, colors.inkSoft)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect x="${left}" width="${panel}" height="${height}" fill="${colors.paper}"/><rect x="${begin(72)}" y="76" width="72" height="5" fill="${accent}"/>${words.join('')}</svg>`;
  const picture = await sharp(Buffer.from(map), { density: 72 * scale })
    .resize(width - panel, height)
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: picture, left: fromRight ? 0 : panel, top: 0 }])
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}

/** Text in as few lines as it needs, as short as they can be, so that no word is left alone on the last. */
function balancedLines(...[text, greatest, face]: Parameters<typeof brokenLines>): OutlinedText[] {
  const lines = brokenLines(text, greatest, face);
  for (let share = 0.5; share < 1; share += 0.05) {
    const shorter = brokenLines(text, share * greatest, face);
    if (shorter.length === lines.length) return shorter;
  }
  return lines;
}

/** What stands in for the bold of a script whose fonts come in one weight, as on the page. */
const bold = (color: string) =>
  ` stroke="${color}" stroke-width="${outlineEm / 28}" stroke-linejoin="round"`;

function textPath(
  { glyphs }: OutlinedText,
  size: number,
  [x, y]: readonly [number, number],
  fill: string,
): string {
  const paths = glyphs.map(
    (glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.path}"/>`,
  );
  const place = `translate(${x} ${y})scale(${size / outlineEm})`;
  return `<g fill="${fill}" transform="${place}">${paths.join('')}</g>`;
}
