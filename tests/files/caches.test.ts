import { expect, it } from 'vitest';
import { memoizeByText } from '../../src/files/caches.ts';

it('computes each text once, and evicts the least recently used text', () => {
  const computed: string[] = [];
  const read = memoizeByText((text) => computed.push(text));
  const texts = Array.from({ length: 100 }, (_, i) => `text ${i}`);
  for (const text of [...texts, 'text 0', 'another']) read(text);
  expect(computed).toEqual([...texts, 'another']);
  computed.length = 0;
  for (const text of ['text 0', 'another', 'text 1']) read(text);
  expect(computed).toEqual(['text 1']);
});
