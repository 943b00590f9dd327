import { describe, expect, it } from 'vitest';
import { unseen } from '../../src/proof/layer-problems.ts';

const river = { id: 'river', contrast: 4, color: '#c6d6e0', theme: 'light' } as const;
const said = (found: Partial<Parameters<typeof unseen>[0]>) => {
  const fault = unseen({ ...river, share: 0, seen: 1, ...found });
  return fault && `${fault.problem} ${fault.remedy}`;
};

describe('a layer whose switch changes little of the map', () => {
  it('is right where others lie over a part of it and some of it is seen', () => {
    expect(said({ share: 0.15 })).toBeUndefined();
  });

  it.each([
    ['others hide all of it', {}, /other layers lie over all of it .* Take it out of the section/],
    [
      'the ground has its colour',
      { seen: 0.07, contrast: 1.23 },
      /only 7 % of its shape .* Its light colour #c6d6e0 has a contrast of 1\.2:1 .* Take a darker colour\.$/,
    ],
    ['it is not drawn', { seen: 0 }, /only 0 % of its shape .* fault of the engine/],
  ])('is told of where %s', (_, found, sentence) => {
    expect(said(found)).toMatch(sentence);
  });
});
