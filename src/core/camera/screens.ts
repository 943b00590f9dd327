import type { Viewport } from './camera.ts';

/* @__NO_SIDE_EFFECTS__ */
function screen(
  [width, height]: readonly [width: number, height: number],
  [top, right, bottom, left]: readonly [top: number, right: number, bottom: number, left: number],
): Viewport {
  return { width, height, covered: { top, right, bottom, left } };
}

/** Common screens, and roughly how much of each the page covers. */
export const smallPhone = screen([360, 740], [16, 16, 386, 16]);
const largePhone = screen([412, 915], [16, 16, 474, 16]);
export const tablet = screen([768, 1024], [16, 16, 528, 16]);
export const tabletOnItsSide = screen([1024, 768], [16, 16, 16, 405]);
export const desk = screen([1440, 900], [72, 16, 90, 554]);
export const largeDesk = screen([1920, 1080], [16, 16, 16, 573]);

export const screens = [smallPhone, largePhone, tablet, tabletOnItsSide, desk, largeDesk] as const;

/** A screen so large that it shows a town from closer than the screens for which a basemap is cut. */
export const wall = screen([2560, 1440], [60, 60, 60, 640]);

export const bareDesk = screen([1440, 900], [0, 0, 0, 0]);
