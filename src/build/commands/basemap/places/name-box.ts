import type { Place } from './place.ts';

/** The sides of its dot on which a name may stand, the usual one first. */
export const nameSides = ['right', 'left', 'top', 'bottom', 'bottom-right', 'top-left'] as const;
export type NameSide = (typeof nameSides)[number];

/** What a name covers, in pixels from its dot, x to the right and y down. */
export interface NameBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The size of names of the first rank and of the fifth, as the map's style has it. */
const size = { first: 14.5, fifth: 11.5 } as const;

/** What a character and a line take, and the most that a line does, in ems. */
const ems = { character: 0.54, line: 1.15, widest: 12 } as const;

/** Where the nearest point of a name is from its dot on each side, in ems, as `besideDot` of the style has it. */
const offsets: Readonly<Record<NameSide, readonly [x: number, y: number]>> = {
  right: [0.55, 0],
  left: [-0.55, 0],
  top: [0, -0.5],
  bottom: [0, 0.5],
  'bottom-right': [0.4, 0],
  'top-left': [-0.45, 0.35],
};

/** Where a name's middle is from that point on each side, in halves of its width and of its height. */
const towards: Readonly<Record<NameSide, readonly [x: number, y: number]>> = {
  right: [1, 0],
  left: [-1, 0],
  top: [0, -1],
  bottom: [0, 1],
  'bottom-right': [1, 1],
  'top-left': [-1, -1],
};

/** How far a name keeps off the middle of a line, in pixels. */
const air = 1;

/** What the name of a place covers on a side of its dot, by about what its characters take. */
export function nameBox({ name, rank }: Pick<Place, 'name' | 'rank'>, side: NameSide): NameBox {
  const em = size.first + ((size.fifth - size.first) * (Math.min(rank, 5) - 1)) / 4;
  const long = name.length * ems.character;
  const halfWidth = (Math.min(long, ems.widest) * em) / 2;
  const halfHeight = (Math.ceil(long / ems.widest) * ems.line * em) / 2;
  const [x, y] = [
    offsets[side][0] * em + towards[side][0] * halfWidth,
    offsets[side][1] * em + towards[side][1] * halfHeight,
  ];
  return {
    left: x - halfWidth - air,
    right: x + halfWidth + air,
    top: y - halfHeight - air,
    bottom: y + halfHeight + air,
  };
}

/**
 * The largest size of countries' names as the map's style has it, in ems what a capital and a line take and
 * where words wrap, and how far the names keep off lines, in pixels.
 */
const ofCountry = { size: 14, character: 0.78, line: 1.15, widest: 6, air: 6 } as const;

/** What the name of a country covers about its middle, in capitals, a word beneath another where it is long. */
export function countryBox(name: string): NameBox {
  const { size: em, character, line, widest, air: kept } = ofCountry;
  const lines: number[] = [];
  for (const { length } of name.split(' ')) {
    const joined = (lines.at(-1) ?? Number.POSITIVE_INFINITY) + 1 + length;
    if (joined * character > widest) lines.push(length);
    else lines[lines.length - 1] = joined;
  }
  const halfWidth = (Math.max(...lines) * character * em) / 2 + kept;
  const halfHeight = (lines.length * line * em) / 2 + kept;
  return { left: -halfWidth, right: halfWidth, top: -halfHeight, bottom: halfHeight };
}

/** Whether a line, given by its positions, passes through a box (after Liang and Barsky, 1984). */
export const boxMeets = (
  box: NameBox,
  line: readonly (readonly [x: number, y: number])[],
): boolean =>
  line.some(([toX, toY], i) => {
    const [x, y] = line[i - 1] ?? [toX, toY];
    const [enterX, leaveX] = within(x, toX - x, box.left, box.right);
    const [enterY, leaveY] = within(y, toY - y, box.top, box.bottom);
    return Math.max(enterX, enterY, 0) <= Math.min(leaveX, leaveY, 1);
  });

/** Between which shares of a way along an axis it lies within two bounds. */
function within(from: number, way: number, least: number, most: number): readonly [number, number] {
  if (way === 0) {
    const always = from >= least && from <= most;
    return always ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [1, 0];
  }
  const [one, other] = [(least - from) / way, (most - from) / way];
  return [Math.min(one, other), Math.max(one, other)];
}
