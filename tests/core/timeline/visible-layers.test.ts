import { describe, expect, it } from 'vitest';
import { visibleLayers } from '../../../src/core/timeline/scene.ts';

describe('visibleLayers', () => {
  it('names every layer that is not wholly transparent', () => {
    const visible = visibleLayers({ opacity: { dmz: 1, jilin: 0.01, yanbian: 0 } });
    expect([...visible]).toEqual(['dmz', 'jilin']);
  });
});
