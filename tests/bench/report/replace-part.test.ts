import { describe, expect, it } from 'vitest';
import { replacePart } from '../../../bench/report/replace-part.ts';

describe('replacePart', () => {
  const page = 'Before\n<!-- a -->\nold\n<!-- /a -->\nAfter\n';

  it('replaces what stands between the marks, and nothing else', () => {
    expect(replacePart(page, 'a', 'new')).toBe('Before\n<!-- a -->\nnew\n<!-- /a -->\nAfter\n');
  });

  it('gives the same page when it is done twice', () => {
    const once = replacePart(page, 'a', 'new');
    expect(replacePart(once, 'a', 'new')).toBe(once);
  });

  it('says which marks are missing', () => {
    expect(() => replacePart(page, 'b', 'new')).toThrow('<!-- b --> … <!-- /b -->');
  });
});
