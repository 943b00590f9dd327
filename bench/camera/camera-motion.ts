import { toMercator, worldSize } from '../../src/core/camera/mercator.ts';
import { quantile } from '../report/quantile.ts';

/** Where the map was seen from in one frame of a recording; `time` in milliseconds. */
export interface CameraFrame {
  readonly time: number;
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** The middle, the worst of a hundred and the worst of the frames in which the camera moved. */
export interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** How fast something moves, how fast that changes, and how fast that changes in turn. */
export interface Rates {
  readonly speed: Spread;
  readonly acceleration: Spread;
  readonly jerk: Spread;
}

/** How a camera moved, per frame of 1/60 s, that frame squared, and that frame cubed. */
export interface CameraMotion {
  /** CSS pixels by which the picture moves: by panning, zooming, turning and tilting together. */
  readonly picture: Rates;
  /** Zoom levels. */
  readonly zoom: Rates;
}

const frameTime = 1000 / 60;
const radians = Math.PI / 180;

interface Sample {
  /** In frames of 1/60 s. */
  readonly time: number;
  readonly value: readonly number[];
}

/**
 * The speed, acceleration and jerk of a recorded camera, by differences between its frames, which
 * need not be evenly spaced. Zooming, turning and tilting count as the pixels by which they move a
 * point at `reach` pixels from the middle of the picture.
 *
 * @throws RangeError when there are fewer than four frames, which have no jerk.
 */
export function cameraMotion(frames: readonly CameraFrame[], reach: number): CameraMotion {
  if (frames.length < 4) {
    throw new RangeError(`A recording of ${frames.length} frames: it takes four to have a jerk.`);
  }
  const moves = pairs(frames, (a, b) => between(a, b, reach));
  return {
    picture: rates(moves),
    zoom: rates(moves.map(({ time, value }) => ({ time, value: [levels(value, reach)] }))),
  };
}

function between(a: CameraFrame, b: CameraFrame, reach: number): Sample {
  const frames = (b.time - a.time) / frameTime;
  const [ax, ay] = toMercator([a.lng, a.lat]);
  const [bx, by] = toMercator([b.lng, b.lat]);
  const size = worldSize((a.zoom + b.zoom) / 2);
  const moved = [
    shortest(bx - ax, 1) * size,
    (by - ay) * size,
    (b.zoom - a.zoom) * Math.LN2 * reach,
    shortest(b.bearing - a.bearing, 360) * radians * reach,
    (b.pitch - a.pitch) * radians * reach,
  ];
  return {
    time: (a.time + b.time) / 2 / frameTime,
    value: moved.map((pixels) => pixels / frames),
  };
}

const levels = (value: readonly number[], reach: number): number =>
  (value[2] ?? 0) / Math.LN2 / reach;

function rates(velocities: readonly Sample[]): Rates {
  const accelerations = pairs(velocities, rateOfChange);
  const jerks = pairs(accelerations, rateOfChange);
  return { speed: spread(velocities), acceleration: spread(accelerations), jerk: spread(jerks) };
}

function rateOfChange(a: Sample, b: Sample): Sample {
  const frames = b.time - a.time;
  const value = a.value.map((from, index) => ((b.value[index] ?? from) - from) / frames);
  return { time: (a.time + b.time) / 2, value };
}

function spread(samples: readonly Sample[]): Spread {
  const moving = samples.map(({ value }) => Math.hypot(...value)).filter((length) => length > 0);
  const [median = 0, p99 = 0, max = 0] =
    moving.length > 0 ? [0.5, 0.99, 1].map((share) => quantile(moving, share)) : [];
  return { median, p99, max };
}

/** A difference on a circle of that circumference, the short way round. */
const shortest = (difference: number, round: number): number =>
  difference - Math.round(difference / round) * round;

function pairs<From, To>(values: readonly From[], make: (a: From, b: From) => To): To[] {
  return values.slice(1).map((value, index) => make(values[index] ?? value, value));
}
