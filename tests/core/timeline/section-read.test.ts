import { describe, expect, it } from 'vitest';
import { sectionRead } from '../../../src/core/timeline/timeline.ts';

describe('the section that is read', () => {
  it('is that of the hold', () => {
    expect(sectionRead({ id: 'a', progress: 1 })).toBe('a');
  });

  it('changes in the middle of a travel, where the scene cuts without motion', () => {
    expect(sectionRead({ id: 'a', progress: 0.49, travelTo: 'b' })).toBe('a');
    expect(sectionRead({ id: 'a', progress: 0.5, travelTo: 'b' })).toBe('b');
  });
});
