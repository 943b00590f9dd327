import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationSpec } from '../../../src/core/story/scene-spec.ts';
import { hasRoom } from '../../../src/core/timeline/annotation-room.ts';
import { overhead } from '../../support/views.ts';
import { forAll, integer } from '../arbitraries.ts';

const camera = { ...overhead, center: [100, 20], zoom: 4 } as const;
const none = camera.padding;
const sides = ['left', 'right', 'top', 'bottom'] as const;
const note = (side: AnnotationSpec['side'], more = {}): AnnotationSpec => ({
  text: 'A few words',
  at: [100, 20],
  side,
  ...more,
});
const square = (size: number, covered = none) => ({ width: size, height: size, covered });

describe('an annotation has room', () => {
  it.each(sides)('at the %s of a place on a large map, but not on a tiny one', (side) => {
    expect(hasRoom(note(side), camera, square(600))).toBe(true);
    expect(hasRoom(note(side), camera, square(60))).toBe(false);
  });

  it.each(sides)('unless the area at the %s of its place is covered', (side) => {
    const half = (covered: (typeof sides)[number]) => square(600, { ...none, [covered]: 290 });
    expect(hasRoom(note(side), camera, half(side))).toBe(false);
    const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
    expect(hasRoom(note(side), camera, half(opposite[side]))).toBe(true);
  });

  it('wherever a longer annotation has room, and on any larger map', () => {
    const words = fc.array(fc.constantFrom('a', 'north', '서울', '北京', '\n'), { minLength: 1 });
    const sizes = integer(20, 800);
    forAll(words, sizes, sizes, fc.constantFrom(...sides), (all, size, more, side) => {
      const text = all.join(' ');
      if (hasRoom(note(side, { text: `${text} and` }), camera, square(size)))
        expect(hasRoom(note(side, { text }), camera, square(size))).toBe(true);
      if (hasRoom(note(side, { text }), camera, square(size)) && size + more < 1100)
        expect(hasRoom(note(side, { text }), camera, square(size + more))).toBe(true);
    });
  });

  it('beside a camera that has crossed the 180th meridian', () => {
    const there = { ...camera, center: [181, 20] } as const;
    expect(hasRoom(note('top', { at: [-179, 20] }), there, square(600))).toBe(true);
  });
});
