import { describe, expect, it } from 'vitest';
import { frameScene } from '../../../../src/build/stills/frame.ts';
import { middleLatitude } from '../../../../src/build/stills/labels/draw-labels.ts';
import { greatCircleKm, roundScale } from '../../../../src/core/camera/mercator.ts';
import { scenes } from '../../../support/this-story.ts';

describe('a scale bar', () => {
  it.each(Object.entries(scenes))('is round, fits and is true in the middle of %s', (_, scene) => {
    const frame = frameScene(scene);
    const bar = roundScale(frame.zoom, middleLatitude(frame), 110);
    expect(`${bar.km}`).toMatch(/^[125]0*$/);
    expect(bar.length).toBeLessThanOrEqual(110);
    expect(bar.length).toBeGreaterThan(110 / 2.6);
    const latitude = middleLatitude(frame);
    const [west] = frame.project([110, latitude]);
    const [east, middle] = frame.project([110.1, latitude]);
    expect(middle).toBeCloseTo(frame.height / 2, 3);
    const unitKm = greatCircleKm([110, latitude], [110.1, latitude]) / (east - west);
    expect(bar.length * unitKm).toBeCloseTo(bar.km, -Math.log10(bar.km * 0.01));
  });
});
