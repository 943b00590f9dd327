import { expect, test } from 'vitest';
import { tellWarnings } from '../../../src/studio/server/studio-plugin.ts';

const warning = (place: string) => ({
  file: 'layers.yaml',
  place,
  severity: 'warning' as const,
  problem: 'it is too large.',
  remedy: 'Make it smaller.',
});

function told() {
  const texts: string[] = [];
  return { texts, tell: tellWarnings((text) => texts.push(text)) };
}

test('tells each warning once, and again where it has been mended and comes back', () => {
  const { texts, tell } = told();
  const [a, b] = [warning('a'), warning('b')];
  for (const saved of [[], [a], [a], [a, b], [b], [a, b]]) tell(saved);
  const line = (place: string) =>
    `1 warning:\nlayers.yaml  ${place}: it is too large. Make it smaller.`;
  expect(texts).toEqual([line('a'), line('b'), line('a')]);
});

test('tells of many only the first, how many there are, and what tells of all', () => {
  const { texts, tell } = told();
  tell(Array.from({ length: 12 }, (_, i) => warning(`${i}`)));
  const lines = texts[0]?.split('\n') ?? [];
  expect(lines[0]).toBe('12 warnings:');
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toBe('"npm run check" tells of all 12.');
});
