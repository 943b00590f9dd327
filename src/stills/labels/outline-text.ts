import bidiFactory from 'bidi-js';
import type { Font, Glyph } from 'fontkit';
import type { Feature } from 'geojson';
import type { PositionAnchor } from 'maplibre-gl';
import { turn } from '../../core/camera/camera.ts';
import { type Box, boxAbout } from '../../core/geometry/box.ts';
import { openSlice } from '../../fonts/cut-fonts.ts';
import { alphabetSlices, mapFaces, scriptSlices } from '../../fonts/typefaces.ts';
import type { LayerInput } from '../drawing.ts';
import type { Point } from '../frame.ts';

/** One font of a face, and the code points that it has glyphs for. */
interface LabelFont {
  readonly name: string;
  readonly font: Font;
  readonly characters: ReadonlySet<number>;
}

/** The fonts of each face of the map's labels, those to prefer first. */
export type LabelFonts = Readonly<Record<string, readonly LabelFont[]>>;

/** Opens the fonts that the map's labels are set in. */
export async function openLabelFonts(): Promise<LabelFonts> {
  const others = await Promise.all((await scriptSlices()).map(openSlice));
  const faces = Object.entries(mapFaces).map(async ([name, face]) => {
    const own = await Promise.all(alphabetSlices(face).map(openSlice));
    return [name, [...own, ...others]] as const;
  });
  return Object.fromEntries(await Promise.all(faces));
}

/** The units of an em that outlines are written in. */
export const outlineEm = 400;

/** A line of text as outlines, in `outlineEm`s. */
export interface OutlinedText {
  readonly glyphs: readonly {
    /** Names the glyph among all fonts. */
    readonly key: string;
    /** SVG path data, `y` downward from the baseline. */
    readonly path: string;
    /** Its position, from the line's start. */
    readonly x: number;
    readonly y: number;
  }[];
  readonly width: number;
}

/** The mark of a peak, which no font of the map has. */
const peak = { character: '▲', path: 'M20 0L280 0L150-230Z', width: 300 };

/**
 * Sets a line of text as outlines, from left to right as it is seen. Each character comes from the first font
 * that has it, marks and punctuation from that of the character before. Characters that no font has are left
 * out. `wanted` is the space after each glyph in ems; none in Arabic, whose letters join.
 */
export function outlineText(text: string, fonts: readonly LabelFont[], wanted = 0): OutlinedText {
  const spacing = /\p{Script=Arabic}/u.test(text) ? 0 : wanted;
  const glyphs: OutlinedText['glyphs'][number][] = [];
  let width = 0;
  for (const { font: face, run, fromRight } of runs(text, fonts)) {
    if (!face) {
      glyphs.push({ key: 'peak', path: peak.path, x: Math.round(width), y: 0 });
      width += peak.width;
      continue;
    }
    const scale = outlineEm / face.font.unitsPerEm;
    const { glyphs: shaped, positions } = shape(run, face.font, fromRight);
    shaped.forEach((glyph, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const path = outlineOf(glyph, scale);
      const [x, y] = [Math.round(width + xOffset * scale), Math.round(-yOffset * scale)];
      if (path) glyphs.push({ key: `${face.name} ${glyph.id}`, path, x, y });
      width += xAdvance * scale + (xAdvance > 0 ? spacing * outlineEm : 0);
    });
  }
  return { glyphs, width: Math.max(0, width - spacing * outlineEm) };
}

const bidi = bidiFactory();

/** A piece of a text that one font can set; one without a font is the mark of a peak. */
interface Run {
  readonly font: LabelFont | undefined;
  run: string;
  readonly fromRight: boolean;
  /** Its index among the text's characters as they are seen. */
  readonly at: number;
}

/** The pieces of a text from left to right, as the bidirectional algorithm of Unicode orders them. */
function runs(text: string, fonts: readonly LabelFont[]): Run[] {
  const pieces: Run[] = [];
  const embedding = bidi.getEmbeddingLevels(text);
  const seen = bidi.getReorderedIndices(text, embedding);
  let index = 0;
  for (const written of text) {
    const fromRight = (embedding.levels[index] ?? 0) % 2 === 1;
    const at = seen.indexOf(index);
    index += written.length;
    const isIn = (each: string, { characters }: LabelFont) =>
      characters.has(each.codePointAt(0) ?? 0);
    const isBlank = /\p{Zs}/u.test(written) && !fonts.some((font) => isIn(written, font));
    const character = isBlank ? ' ' : written;
    const has = (font: LabelFont) => isIn(character, font);
    const last = pieces.at(-1);
    const staysWithLast = /[\p{M}\p{Cf}\p{Zs}\p{P}]/u.test(character);
    const font = staysWithLast && last?.font && has(last.font) ? last.font : fonts.find(has);
    if (!font && character !== peak.character) continue;
    const drawn = (fromRight && bidi.getMirroredCharacter(character)) || character;
    if (font && last?.font === font && last.fromRight === fromRight) last.run += drawn;
    else pieces.push({ font, run: drawn, fromRight, at });
  }
  return pieces.sort((a, b) => a.at - b.at);
}

/** The features that place marks over, under and on one another. */
const marks = { abvm: false, blwm: false, mark: false, mkmk: false };

/**
 * Shapes a run as its script asks for. Fontkit 2.0 throws where a font has no place for a mark on the glyph
 * before it, as in Khmer; such marks keep their own advances, as such fonts draw them.
 */
function shape(run: string, font: Font, fromRight: boolean): ReturnType<Font['layout']> {
  const set = (features?: Record<string, boolean>) =>
    font.layout(run, features, undefined, undefined, fromRight ? 'rtl' : 'ltr');
  try {
    return set();
  } catch {
    return set(marks);
  }
}

const pathLetters = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

const outlineOf = ({ path }: Glyph, scale: number): string =>
  path.commands
    .map(({ command, args }) => {
      const numbers = args.map((value, i) => Math.round((i % 2 === 0 ? value : -value) * scale));
      return pathLetters[command] + numbers.join(' ');
    })
    .join('')
    .replaceAll(' -', '-');

const hanWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** A line in the parts between which it may be broken: after spaces, and between words in Han. */
function partsOf(line: string): string[] {
  return line.split(/(?<= )/).flatMap((word) => {
    if (!/\p{Script=Han}/u.test(word)) return [word];
    const parts: string[] = [];
    for (const { segment, isWordLike } of hanWords.segment(word)) {
      if (isWordLike || parts.length === 0) parts.push(segment);
      else parts.push(parts.pop() + segment);
    }
    return parts;
  });
}

/** A text in lines of at most `greatest` ems where its words allow it. */
export function brokenLines(
  text: string,
  greatest: number,
  face: readonly LabelFont[],
  spacing = 0,
): OutlinedText[] {
  const set = (parts: readonly string[]) => outlineText(parts.join('').trim(), face, spacing);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const lines: string[][] = [];
      for (const part of partsOf(line)) {
        const last = lines.at(-1);
        if (last && set([...last, part]).width <= greatest * outlineEm) last.push(part);
        else lines.push([part]);
      }
      return lines.map(set);
    });
}

/** One line of a label, set. */
export interface LabelLine {
  readonly text: OutlinedText;
  /** The size of its letters, its width and the height of the line, in units. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** The classes of its letters and of the halo around them. */
  readonly fill: string;
  readonly halo: string;
  /** How wide the halo is on each side, in units. */
  readonly haloWidth: number;
  readonly opacity: number;
}

/** Sets the text of a label in lines, broken where it is wider than the style allows. */
export function labelText(feature: Feature, input: LayerInput, fonts: LabelFonts): LabelLine[] {
  const { values } = input;
  const spacing = values.number('text-letter-spacing', feature);
  const face = fonts[values.word('text-font', feature).replace(/[[\]"]/g, '')] ?? [];
  const greatest = values.number('text-max-width', feature);
  const look = {
    fill: input.color('fill', 'text-color', feature) ?? '',
    halo: input.color('stroke', 'text-halo-color', feature) ?? '',
    haloWidth: values.number('text-halo-width', feature),
    opacity: input.opacity('text-opacity', feature),
  };
  return values.formatted('text-field', feature).flatMap((section) => {
    const size = values.number('text-size', feature) * (section.scale ?? 1);
    const height = size * values.number('text-line-height', feature);
    return brokenLines(section.text, greatest, face, spacing).map((text) => {
      const width = (text.width / outlineEm) * size;
      return { text, size, width, height, ...look };
    });
  });
}

/** A line of a label with its place: where its baseline starts, and its turn in degrees clockwise. */
export interface PlacedLine extends LabelLine {
  readonly at: Point;
  readonly rotate: number;
}

/** A label at a place that may suit it. */
export interface LabelBlock {
  readonly lines: readonly PlacedLine[];
  readonly boxes: readonly Box[];
}

/** Where the baseline lies below the middle of a line, and how far letters reach, in sizes. */
const baseline = 0.34;
const reach = { up: 0.74, down: 0.26, turned: 0.42 } as const;

/** Sets lines as a block whose `anchor` is `offset` units from a point, turned by `rotate` degrees about that point. */
export function labelBlock(
  lines: readonly LabelLine[],
  [x, y]: Point,
  {
    anchor = 'center',
    offset: [right, down] = [0, 0],
    rotate = 0,
  }: { readonly anchor?: PositionAnchor; readonly offset?: Point; readonly rotate?: number } = {},
): LabelBlock {
  const widest = Math.max(...lines.map(({ width }) => width));
  const across = anchor.includes('left') ? 0 : anchor.includes('right') ? 1 : 0.5;
  const along = anchor.includes('top') ? 0 : anchor.includes('bottom') ? 1 : 0.5;
  const turned = turn(-rotate);
  const place = (left: number, top: number): Point => {
    const [toRight, toDown] = turned(left, top);
    return [x + toRight, y + toDown];
  };
  let next = down - lines.reduce((sum, { height }) => sum + height, 0) * along;
  const placed: PlacedLine[] = [];
  const boxes: Box[] = [];
  for (const line of lines) {
    const { size, width, height } = line;
    const left = right - widest * across + (widest - width) * across;
    const base = next + height / 2 + size * baseline;
    next += height;
    placed.push({ ...line, at: place(left, base), rotate });
    const [top, bottom] = [base - size * reach.up, base + size * reach.down];
    if (rotate === 0) {
      boxes.push({ left: x + left, top: y + top, right: x + left + width, bottom: y + bottom });
      continue;
    }
    // Squares along a turned line cover it, half as far apart as it is high.
    const count = Math.max(1, Math.ceil(width / (size / 2)));
    for (let i = 0; i <= count; i++) {
      const middle = place(left + (width * i) / count, (top + bottom) / 2);
      boxes.push(boxAbout(middle, size * reach.turned));
    }
  }
  return { lines: placed, boxes };
}
