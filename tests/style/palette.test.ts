import { readFileSync } from 'node:fs';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { type ColorName, palette, type Theme } from '../../src/style/palette.ts';
import { layers } from '../support/this-story.ts';
import { apart, everyVision } from '../support/visions.ts';

const themes: readonly Theme[] = ['light', 'dark'];

const grounds: readonly ColorName[] = ['land', 'storyLand', 'sea'];

/** All but pictures, which lie over the map as they are. */
const inks: readonly string[] = layers.flatMap(({ id, kind }) => (kind === 'image' ? [] : [id]));

const areas = ['jilin', 'yanbian'];
const lines = ['route-laos', 'route-thailand', 'flight-seoul', 'border-rivers'];

/** Two arrows of one section, which colour has to tell apart. */
const guests = ['xi-visit', 'carrier'];

/**
 * The pairs that form tells apart. Eleven inks cannot all be 20 apart for every vision, since each
 * deficiency leaves two dimensions, half of one for contrast. So colour separates marks of a like form.
 */
const toldByForm: readonly (readonly [layer: string, others: readonly string[], by: string])[] = [
  ['jilin', ['yanbian'], 'one lies within the other, the tints add up, and each bears its name'],
  ['dmz', [...areas, 'flight-seoul'], 'a hatched band with a broken line'],
  ['border-rivers', ['flight-seoul'], 'an unbroken winding line, and dots in an arc'],
  ['firing-sites', [...areas, ...lines], 'discs that are sized'],
  ...guests.map(
    (guest) =>
      [guest, inks.filter((id) => !guests.includes(id)), 'a broad arrow, over the sea'] as const,
  ),
  ['fall-zone', ['firing-sites', ...areas, ...lines], 'a hatched band, in the sea'],
];

/** Layers that form alone tells apart from all others. */
const ofOwnForm: Readonly<Record<string, string>> = {
  'north-korea': 'a country, tinted alike wherever it is shown, within its coast and border',
  manchuria: 'the largest tint, around Yanbian, with its name',
  people: 'discs on an even grid',
  'sent-back': 'rings on an even grid',
  'arrived-since': 'small discs on an even grid',
  'ties-warmer': 'a broad arc between two capitals',
  'ties-cooler': 'a thin arc between two capitals',
  'in-hiding': 'a hatch over a whole country',
  help: 'two countries, whose tint no other layer is shown with',
  reached: 'six dots in rows',
  koreans: 'discs in a column',
  aid: 'two broad arrows, across the border',
  'each-round': 'small marks in rows, by their sites or in the sea',
  rounds: 'a hundred thin arcs that spread from a disc',
  threat: 'a pale arrow, never shown with another of people',
};

const isToldByForm = (a: string, b: string) =>
  a in ofOwnForm ||
  b in ofOwnForm ||
  toldByForm.some(
    ([layer, others]) => (layer === a && others.includes(b)) || (layer === b && others.includes(a)),
  );

const pairs = inks.flatMap((a, index) => inks.slice(index + 1).map((b) => [a, b] as const));

/** The map's colours, and those of the story's layers by their ids. */
const colorsOf = (theme: Theme): ((name: string) => string) => {
  const all: Readonly<Record<string, string>> = {
    ...palette(theme),
    ...Object.fromEntries(
      layers.flatMap(({ id, color, tint = color, text = color }) => [
        [id, color[theme]],
        [`${id}-tint`, tint[theme]],
        [`${id}-text`, text[theme]],
      ]),
    ),
  };
  return (name) => all[name] ?? '';
};

const closer = (
  among: readonly (readonly [string, string])[],
  least: number,
  measure: (a: string, b: string) => number,
) =>
  among.flatMap(([a, b]) => {
    const measured = measure(a, b);
    return measured < least ? [`${a} and ${b}: ${measured.toFixed(1)}`] : [];
  });

const onGrounds = inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const));

describe.each(themes)('the %s palette', (theme) => {
  const colors = colorsOf(theme);

  describe.each(Object.entries(everyVision))('under %s', (_, seen) => {
    const seenApart = (a: string, b: string) => apart(colors(a), colors(b), seen);

    it('keeps all story colours that form does not distinguish at least ΔE2000 20 apart', () => {
      const byColour = pairs.filter(([a, b]) => !isToldByForm(a, b));
      expect(byColour.length).toBe(19);
      expect(closer(byColour, 20, seenApart)).toEqual([]);
    });

    it('keeps every story colour at least ΔE2000 20 from land and sea', () => {
      expect(closer(onGrounds, 20, seenApart)).toEqual([]);
    });
  });

  const contrast = (a: string, b: string) => wcagContrast(colors(a), colors(b));

  it('gives every story colour a contrast of at least 3:1 on land and sea', () => {
    expect(closer(onGrounds, 3, contrast)).toEqual([]);
  });

  it('gives every text on the map a contrast of at least 4.5:1 with its halo', () => {
    const texts = [...inks, ...inks.map((id) => `${id}-text`), 'ink', 'inkSoft'];
    const pairsOfText = [
      ...texts.flatMap((text) => [[text, 'halo'] as const, [text, 'paper'] as const]),
      ['seaText', 'sea'] as const,
    ];
    expect(closer(pairsOfText, 4.5, contrast)).toEqual([]);
  });
});

const css = readFileSync('src/page/styles/tokens.css', 'utf8');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
const tokensOf = (text: string) =>
  new Map(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex]) => [name, hex]),
  );
const sides = { light: tokensOf(light), dark: tokensOf(dark) } as const;

it.each(themes)('the page has the colours of the map, in the %s theme', (theme) => {
  const map = palette(theme);
  for (const name of ['ink', 'inkSoft', 'paper', 'sea'] as const) {
    const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(sides[theme].get(token), `--${token}`).toBe(map[name]);
  }
});

it.each(themes)('the text of the page is readable on either paper, in the %s theme', (theme) => {
  const token = (name: string) => sides[theme].get(name) ?? '';
  for (const text of ['ink', 'ink-soft', 'accent']) {
    for (const paper of ['paper', 'paper-deep']) {
      const contrast = wcagContrast(token(text), token(paper));
      expect(contrast, `${text} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const ground of ['paper', 'sea']) {
    const contrast = wcagContrast(token('focus'), token(ground));
    expect(contrast, `focus on ${ground}`).toBeGreaterThanOrEqual(3);
  }
});
