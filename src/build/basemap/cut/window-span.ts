import { type Bounds, widthKm } from '../../../core/camera/bounds.ts';

/** Kilometres in a degree of latitude. */
const kmPerDegree = 111.195;

/** The longer side of a window, in km. */
export const windowSpan = (window: Bounds): number =>
  Math.max(widthKm(window), (window[3] - window[1]) * kmPerDegree);
