import { expect, it } from 'vitest';
import { sentences } from '../../src/proof/tested-story.ts';

const fault = {
  file: 'scenes.yaml',
  place: 'section "fiji"',
  problem: 'it is cut',
  remedy: 'Move.',
};

it('faults are told once for all screens on which they are seen', () => {
  const screens = ['360 × 740', '390 × 844', '390 × 844', '768 × 1024'];
  expect(sentences(screens.map((at) => ({ ...fault, at })))).toEqual([
    'scenes.yaml  section "fiji": it is cut at 360 × 740, 390 × 844, and 768 × 1024. Move.',
  ]);
});

it('faults are told apart where the section or the problem differs', () => {
  const others = [fault, { ...fault, place: 'section "samoa"' }, { ...fault, problem: 'it lies.' }];
  expect(sentences(others)).toHaveLength(3);
});
