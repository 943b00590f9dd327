import { describe, expect, it } from 'vitest';
import { type CameraFrame, cameraMotion } from '../../../bench/camera/camera-motion.ts';

const reach = 450;
const still = { lng: 120, lat: 0, zoom: 3, bearing: 0, pitch: 0 };

function frames(at: (frame: number) => Partial<CameraFrame>, count = 40): CameraFrame[] {
  return Array.from({ length: count }, (_, frame) => ({
    ...still,
    time: (frame * 1000) / 60,
    ...at(frame),
  }));
}

/** Degrees of longitude that are one pixel at the zoom of `still`. */
const pixel = 360 / (512 * 2 ** still.zoom);

describe('cameraMotion', () => {
  it('finds no motion in a camera that stands still', () => {
    const { picture } = cameraMotion(
      frames(() => ({})),
      reach,
    );
    expect(picture.speed.max).toBe(0);
    expect(picture.jerk.max).toBe(0);
  });

  it('gives an even pan its pixels a frame, and nothing to speed it up', () => {
    const { picture, zoom } = cameraMotion(
      frames((frame) => ({ lng: 120 + 5 * frame * pixel })),
      reach,
    );
    expect(picture.speed.median).toBeCloseTo(5, 6);
    expect(picture.acceleration.max).toBeCloseTo(0, 6);
    expect(zoom.speed.max).toBe(0);
  });

  it('gives a pan that grows with the square of time one acceleration and no jerk', () => {
    const { picture } = cameraMotion(
      frames((frame) => ({ lng: 120 + frame ** 2 * pixel })),
      reach,
    );
    expect(picture.acceleration.median).toBeCloseTo(2, 6);
    expect(picture.acceleration.max).toBeCloseTo(2, 6);
    expect(picture.jerk.max).toBeCloseTo(0, 6);
  });

  it('sees a pan that begins at once as an acceleration of its whole speed', () => {
    const { picture } = cameraMotion(
      frames((frame) => ({ lng: 120 + 8 * Math.max(0, frame - 10) * pixel })),
      reach,
    );
    expect(picture.acceleration.max).toBeCloseTo(8, 6);
  });

  it('is not misled by frames that are late', () => {
    const late = (frame: number) => frame + (frame % 3 === 0 ? 0.4 : 0);
    const { picture } = cameraMotion(
      frames((frame) => ({
        time: (late(frame) * 1000) / 60,
        lng: 120 + 5 * late(frame) * pixel,
      })),
      reach,
    );
    expect(picture.speed.max).toBeCloseTo(5, 6);
    expect(picture.acceleration.max).toBeCloseTo(0, 6);
  });

  it('counts a zoom in levels, and as the pixels by which it moves the edge', () => {
    const { picture, zoom } = cameraMotion(
      frames((frame) => ({ zoom: 3 + frame / 100 })),
      reach,
    );
    expect(zoom.speed.median).toBeCloseTo(0.01, 9);
    expect(picture.speed.median).toBeCloseTo(0.01 * Math.LN2 * reach, 6);
  });

  it('takes the short way round the globe and the compass', () => {
    const { picture } = cameraMotion(
      frames((frame) => ({
        lng: frame % 2 ? 179.9999 : -179.9999,
        bearing: frame % 2 ? 359.9 : 0.1,
      })),
      reach,
    );
    expect(picture.speed.max).toBeLessThan(3);
  });

  it('says how many frames it takes', () => {
    expect(() =>
      cameraMotion(
        frames(() => ({}), 3),
        reach,
      ),
    ).toThrow('A recording of 3 frames: it takes four to have a jerk.');
  });
});
