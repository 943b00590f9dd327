import { describe, expect, it } from 'vitest';
import { pathData } from '../../../../src/build/stills/lines.ts';

describe('the data of a path', () => {
  it('starts each line where it is and goes on in steps', () => {
    const lines = [
      {
        points: [
          [10, 10],
          [12, 9],
          [12, 12],
        ] as const,
        closed: true,
      },
      {
        points: [
          [1, 1],
          [0.5, 1],
        ] as const,
        closed: false,
      },
    ];
    expect(pathData(lines, 0.5)).toBe('M10 10l2-1 0 3zM1 1l-.5 0');
  });

  it('does not let rounding add up along a line', () => {
    const points = Array.from({ length: 101 }, (_, i) => [i * 0.3, 0] as const);
    const [, steps = ''] = pathData([{ points, closed: false }], 0.2).split('l');
    const reached = steps
      .split(' ')
      .reduce((sum, text, i) => (i % 2 ? sum : sum + Number(text)), 0);
    expect(reached).toBeCloseTo(30, 6);
  });

  it('leaves out surfaces that are too small to see, and lines without length', () => {
    const speck = {
      points: [
        [0, 0],
        [1, 0],
        [0, 1],
      ] as const,
      closed: true,
    };
    expect(pathData([speck], 0.2, 1)).toBe('');
    expect(
      pathData(
        [
          {
            points: [
              [5, 5],
              [5.01, 5],
            ] as const,
            closed: false,
          },
        ],
        0.2,
      ),
    ).toBe('');
  });
});
