import { readFileSync } from 'node:fs';
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { tintOpacity } from '../../src/style/area-layers.ts';
import { type ColorName, type Palette, palette, type Theme } from '../../src/style/palette.ts';

const themes: readonly Theme[] = ['light', 'dark'];

/** A colour as it is seen; the simulations are those of Machado, Oliveira and Fernandes (2009). */
type Vision = (color: Color) => Color;

const everyVision: Readonly<Record<string, Vision>> = {
  'normal vision': (color) => color,
  deuteranopia: filterDeficiencyDeuter(1),
  protanopia: filterDeficiencyProt(1),
  tritanopia: filterDeficiencyTrit(1),
};

const grounds: readonly ColorName[] = ['land', 'storyLand', 'sea'];

const inks: readonly ColorName[] = [
  'dmz',
  'jilin',
  'yanbian',
  'laos',
  'thailand',
  'flight',
  'river',
  'firing',
];

/**
 * The pairs that form tells apart. Eight inks cannot all keep 20 from one another for every
 * vision: each deficiency leaves two dimensions, of which contrast takes one half. So colour is
 * spent where two marks of a like form meet, and form answers for these:
 */
const toldByForm: readonly (readonly [ColorName, ColorName, reason: string])[] = [
  ['jilin', 'yanbian', 'one lies within the other, the tints add up, and each bears its name'],
  ['dmz', 'jilin', 'a hatched band with a broken line, and a tinted area without any'],
  ['dmz', 'yanbian', 'a hatched band with a broken line, and a tinted area without any'],
  ['dmz', 'flight', 'a hatched band with a broken line, and dots across the sea'],
  ['river', 'flight', 'an unbroken winding line, and dots in an arc'],
  ['firing', 'jilin', 'discs, and an area'],
  ['firing', 'yanbian', 'discs, and an area'],
  ['firing', 'laos', 'discs, and a line'],
  ['firing', 'thailand', 'discs, and a broken line'],
  ['firing', 'flight', 'discs that are sized, and a row of equal dots'],
  ['firing', 'river', 'discs, and a line'],
];

const isToldByForm = (a: ColorName, b: ColorName) =>
  toldByForm.some(([one, other]) => (one === a && other === b) || (one === b && other === a));

const pairs = inks.flatMap((a, index) => inks.slice(index + 1).map((b) => [a, b] as const));

const deltaE = differenceCiede2000();

function color(hex: string): Color {
  const parsed = parse(hex);
  if (!parsed) throw new Error(`"${hex}" is no colour.`);
  return parsed;
}

const apart = (colors: Palette, a: ColorName, b: ColorName, seen: Vision) =>
  deltaE(seen(color(colors[a])), seen(color(colors[b])));

/** The names of the pairs that are closer than `least` by the measure, for a readable failure. */
const closer = (
  among: readonly (readonly [ColorName, ColorName])[],
  least: number,
  measure: (a: ColorName, b: ColorName) => number,
) =>
  among.flatMap(([a, b]) => {
    const measured = measure(a, b);
    return measured < least ? [`${a} and ${b}: ${measured.toFixed(1)}`] : [];
  });

const onGrounds = inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const));

describe.each(themes)('the %s palette', (theme) => {
  const colors = palette(theme);

  describe.each(Object.entries(everyVision))('under %s', (_, seen) => {
    it('tells all story colours apart that form does not, by ΔE2000 20 and more', () => {
      const byColour = pairs.filter(([a, b]) => !isToldByForm(a, b));
      expect(byColour.length).toBe(pairs.length - toldByForm.length);
      expect(closer(byColour, 20, (a, b) => apart(colors, a, b, seen))).toEqual([]);
    });

    it('sets every story colour off from land and sea by ΔE2000 20 and more', () => {
      expect(closer(onGrounds, 20, (a, b) => apart(colors, a, b, seen))).toEqual([]);
    });
  });

  it('gives every story colour a contrast of 3:1 and more on land and sea', () => {
    const contrast = (a: ColorName, b: ColorName) => wcagContrast(colors[a], colors[b]);
    expect(closer(onGrounds, 3, contrast)).toEqual([]);
  });

  it('gives every text on the map a contrast of 4.5:1 and more with its halo', () => {
    const texts = [...inks, 'ink', 'inkSoft', 'areaText'] as const;
    const pairsOfText = [
      ...texts.flatMap((text) => [[text, 'halo'] as const, [text, 'paper'] as const]),
      ['seaText', 'sea'] as const,
    ];
    expect(closer(pairsOfText, 4.5, (a, b) => wcagContrast(colors[a], colors[b]))).toEqual([]);
  });

  it('makes a tint over a tint plainly darker or lighter, as where Yanbian lies within Jilin', () => {
    const tinted = (ground: Color, tint: Color): Color => mix(ground, tint, tintOpacity);
    const ground = color(colors.storyLand);
    const once = tinted(ground, color(colors.jilinTint));
    const twice = tinted(once, color(colors.yanbianTint));
    expect(deltaE(ground, once)).toBeGreaterThan(5);
    expect(deltaE(once, twice)).toBeGreaterThan(5);
    expect(wcagContrast(colors.areaText, twice)).toBeGreaterThan(4.5);
  });
});

/** `share` of one colour laid over another, as the screen does it, in sRGB. */
function mix(under: Color, over: Color, share: number): Color {
  if (under.mode !== 'rgb' || over.mode !== 'rgb') throw new Error('Both must be sRGB.');
  const channel = (name: 'r' | 'g' | 'b') => under[name] * (1 - share) + over[name] * share;
  return { mode: 'rgb', r: channel('r'), g: channel('g'), b: channel('b') };
}

describe('the colours of the page', () => {
  const css = readFileSync('src/page/styles/tokens.css', 'utf8');
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const tokensOf = (text: string) =>
    new Map(
      [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
        name,
        hex,
      ]),
    );
  const sides = { light: tokensOf(light), dark: tokensOf(dark) } as const;

  it.each(themes)('are those of the map, in the %s theme', (theme) => {
    const map = palette(theme);
    const shared = ['ink', 'inkSoft', 'paper', 'sea', 'jilinTint', 'yanbianTint', ...inks] as const;
    for (const name of shared) {
      const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(sides[theme].get(token), `--${token}`).toBe(map[name]);
    }
  });

  it.each(themes)('let all text be read on either paper, in the %s theme', (theme) => {
    const token = (name: string) => sides[theme].get(name) ?? '';
    for (const text of ['ink', 'ink-soft', 'accent']) {
      for (const paper of ['paper', 'paper-deep']) {
        expect(
          wcagContrast(token(text), token(paper)),
          `${text} on ${paper}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const ground of ['paper', 'sea']) {
      expect(
        wcagContrast(token('focus'), token(ground)),
        `focus on ${ground}`,
      ).toBeGreaterThanOrEqual(3);
    }
  });
});
