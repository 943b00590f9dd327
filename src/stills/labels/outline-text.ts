import bidiFactory from 'bidi-js';
import type { Font, Glyph } from 'fontkit';
import type { PositionAnchor } from 'maplibre-gl';
import { turn } from '../../core/camera/camera.ts';
import { type Box, boxAbout } from '../../core/geometry/box.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import { openSlice } from '../../fonts/cut-fonts.ts';
import { alphabetSlices, mapFaces, scriptSlices } from '../../fonts/typefaces.ts';
import type { Point } from '../frame.ts';

type LabelFont = Awaited<ReturnType<typeof openSlice>>;

export type LabelFonts = Readonly<Record<string, readonly LabelFont[]>>;

export async function openLabelFonts(): Promise<LabelFonts> {
  const others = await Promise.all((await scriptSlices()).map(openSlice));
  const faces = Object.entries(mapFaces).map(async ([name, face]) => {
    const own = await Promise.all(alphabetSlices(face).map(openSlice));
    return [name, [...own, ...others]] as const;
  });
  return Object.fromEntries(await Promise.all(faces));
}

export const outlineEm = 400;

/** A line of text, with `outlineEm` units per em and `y` downward from the baseline. */
export interface OutlinedText {
  readonly glyphs: readonly {
    /** Unique among all fonts. */
    readonly key: string;
    readonly path: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly width: number;
}

/** A peak's sign, which no font of the map has. */
const peak = { character: '▲', path: 'M20 0L280 0L150-230Z', width: 300 };

/**
 * Sets a line of text as outlines, in visual order. Each character comes from the first font that has it, but marks
 * and punctuation come from the previous character's font; characters that no font has are left out.
 * @param wanted Letter spacing in ems; ignored for Arabic, whose letters join.
 */
export function outlineText(text: string, fonts: readonly LabelFont[], wanted = 0): OutlinedText {
  const known = getOrMake(outlined, fonts, () => new Map<string, OutlinedText>());
  return getOrMake(known, `${wanted} ${text}`, () => setLine(text, fonts, wanted));
}

const outlined = new WeakMap<readonly LabelFont[], Map<string, OutlinedText>>();

function setLine(text: string, fonts: readonly LabelFont[], wanted: number): OutlinedText {
  const spacing = /\p{Script=Arabic}/u.test(text) ? 0 : wanted;
  const glyphs: OutlinedText['glyphs'][number][] = [];
  let width = 0;
  for (const { face, run, fromRight } of runs(text, fonts)) {
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

interface Run {
  readonly face: LabelFont | undefined;
  run: string;
  readonly fromRight: boolean;
  readonly at: number;
}

/** Splits text by font, in visual order according to Unicode's bidirectional algorithm. */
function runs(text: string, fonts: readonly LabelFont[]): Run[] {
  const pieces: Run[] = [];
  const embedding = bidi.getEmbeddingLevels(text);
  const seen = bidi.getReorderedIndices(text, embedding);
  const holding = (character: string) => (font: LabelFont) =>
    font.characters.has(character.codePointAt(0) ?? 0);
  let index = 0;
  for (const written of text) {
    const fromRight = (embedding.levels[index] ?? 0) % 2 === 1;
    const at = seen.indexOf(index);
    index += written.length;
    const isBlank = /\p{Zs}/u.test(written) && !fonts.some(holding(written));
    const character = isBlank ? ' ' : written;
    const has = holding(character);
    const last = pieces.at(-1);
    const staysWithLast = /[\p{M}\p{Cf}\p{Zs}\p{P}]/u.test(character);
    const face = staysWithLast && last?.face && has(last.face) ? last.face : fonts.find(has);
    if (!face && character !== peak.character) continue;
    const drawn = (fromRight && bidi.getMirroredCharacter(character)) || character;
    if (face && last?.face === face && last.fromRight === fromRight) last.run += drawn;
    else pieces.push({ face, run: drawn, fromRight, at });
  }
  return pieces.sort((a, b) => a.at - b.at);
}

/**
 * Shapes a run. Fontkit 2.0 throws if a font has no anchor for a mark on the glyph before it, as in Khmer; such marks
 * are spaced by their advances.
 */
function shape(run: string, font: Font, fromRight: boolean): ReturnType<Font['layout']> {
  const set = (features?: Record<string, boolean>) =>
    font.layout(run, features, undefined, undefined, fromRight ? 'rtl' : 'ltr');
  try {
    return set();
  } catch {
    return set({ abvm: false, blwm: false, mark: false, mkmk: false });
  }
}

const pathLetters = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

function outlineOf({ path }: Glyph, scale: number): string {
  const steps = path.commands.map(({ command, args }) => {
    const numbers = args.map((value, i) => Math.round((i % 2 === 0 ? value : -value) * scale));
    return pathLetters[command] + numbers.join(' ');
  });
  return steps.join('').replaceAll(' -', '-');
}

const hanWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** Splits a line where it may break: after spaces, and between words in Han characters. */
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

/** Breaks text into lines of at most `maxWidth` ems, unless a word is longer. */
export function brokenLines(
  text: string,
  maxWidth: number,
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
        if (last && set([...last, part]).width <= maxWidth * outlineEm) last.push(part);
        else lines.push([part]);
      }
      return lines.map(set);
    });
}

export interface LabelLine {
  readonly text: OutlinedText;
  /** Font size, width and line height, in units. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly halo: string;
  /** The halo's width on each side, in units. */
  readonly haloWidth: number;
  readonly opacity: number;
}

/** A line that starts at `at` on its baseline and is rotated clockwise, in degrees. */
export interface PlacedLine extends LabelLine {
  readonly at: Point;
  readonly rotate: number;
}

export type LabelBlock = ReturnType<typeof labelBlock>;

/** How far the baseline is below a line's middle, and how far letters reach, in ems. */
const baseline = 0.34;
const reach = { up: 0.74, down: 0.26, turned: 0.42 } as const;

/** Sets lines as a block, with its `anchor` at `offset` from a point, rotated about that point in degrees. */
export function labelBlock(
  lines: readonly LabelLine[],
  [x, y]: Point,
  {
    anchor = 'center',
    offset: [right, down] = [0, 0],
    rotate = 0,
  }: { readonly anchor?: PositionAnchor; readonly offset?: Point; readonly rotate?: number } = {},
) {
  const widest = Math.max(...lines.map(({ width }) => width));
  const across = anchor.includes('left') ? 0 : anchor.includes('right') ? 1 : 0.5;
  const along = anchor.includes('top') ? 0 : anchor.includes('bottom') ? 1 : 0.5;
  const turned = turn(-rotate);
  const place = (left: number, top: number): Point => {
    const [toRight, toDown] = turned(left, top);
    return [x + toRight, y + toDown];
  };
  let next = down - lines.reduce((sum, { height }) => sum + height, 0) * along;
  const placed = lines.map((line) => {
    const { size, width, height } = line;
    const left = right - widest * across + (widest - width) * across;
    const base = next + height / 2 + size * baseline;
    next += height;
    const [top, bottom] = [base - size * reach.up, base + size * reach.down];
    const box: Box = { left: x + left, top: y + top, right: x + left + width, bottom: y + bottom };
    const own: PlacedLine = { ...line, at: place(left, base), rotate };
    if (rotate === 0) return { line: own, boxes: [box] };
    // Squares half a line's height apart cover the rotated line.
    const count = Math.max(1, Math.ceil(width / (size / 2)));
    const boxes = Array.from({ length: count + 1 }, (_, i) => {
      const middle = place(left + (width * i) / count, (top + bottom) / 2);
      return boxAbout(middle, size * reach.turned);
    });
    return { line: own, boxes };
  });
  return { lines: placed.map(({ line }) => line), boxes: placed.flatMap(({ boxes }) => boxes) };
}
