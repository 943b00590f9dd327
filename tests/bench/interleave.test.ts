import { describe, expect, it } from 'vitest';
import { interleave } from '../../bench/interleave.ts';

describe('interleave', () => {
  it('begins each round with the next subject and throws the first round away', async () => {
    const order: string[] = [];
    const results = await interleave([{ name: 'a' }, { name: 'b' }], 2, async ({ name }) => {
      order.push(name);
      return order.length;
    });
    expect(order.join('')).toBe('abbaab');
    expect(results).toEqual({ a: [4, 5], b: [3, 6] });
  });
});
