import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';

const fault = {
  file: 'scenes.yaml',
  place: 'section "fiji"',
  problem: 'it is cut',
  remedy: 'Move.',
};

describe('the faults of a story', () => {
  it('are a sentence each, which names the file, the section, the screen and the remedy', () => {
    const [sentence = '', ...others] = sentences([{ ...fault, at: '360 × 740' }]);
    expect(others).toEqual([]);
    for (const part of ['scenes.yaml', 'section "fiji"', 'it is cut at 360 × 740. Move.']) {
      expect(sentence).toContain(part);
    }
  });

  it('are told once for all the screens on which they are seen', () => {
    const screens = ['360 × 740', '390 × 844', '390 × 844', '768 × 1024'];
    const told = sentences(screens.map((at) => ({ ...fault, at })));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('it is cut at 360 × 740, 390 × 844, and 768 × 1024. Move.');
  });

  it('are told apart where the section or the problem differs', () => {
    const told = sentences([
      { ...fault, problem: 'it is cut.' },
      { ...fault, problem: 'it is cut.', place: 'section "samoa"' },
      { ...fault, problem: 'it is covered.' },
    ]);
    expect(told).toHaveLength(3);
  });
});
