import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { type BasemapDetail, inZones } from '../../../src/tiles/detail.ts';

const window: Bounds = [160, -30, -160, 5];
const tuvalu: Bounds = [175, -11.5, -179.5, -5];
/** Where islands of Fiji are cut at the meridian: either part of each is kept. */
const cut: Bounds = [179.5, -17.1, -179.5, -16];

/** The world's great lakes and rivers alone: there is none in the story's window. */
const waters = () => ({ triangle: 1500, decimals: 1, lake: 8000, river: 2500 });

/** Gaps between neighbours that simplifying leaves and that are closed, in km². */
const gap = 20;

/** The detail of the basemap. */
export const fine: BasemapDetail = {
  land: inZones(
    [
      { box: tuvalu, triangle: 0.002, island: 0.1, decimals: 4 },
      { box: [176, -21, -168, -11.5], triangle: 1.5, island: 2, decimals: 3 },
      { box: window, triangle: 20, island: 30, decimals: 2 },
    ],
    { triangle: 12000, island: 12000, decimals: 1 },
  ),
  waters,
  gap,
};

/** The detail of `overview.geojson`. */
export const coarse: BasemapDetail = {
  land: inZones(
    [
      { box: tuvalu, triangle: 0.1, island: 1, decimals: 3 },
      { box: cut, triangle: 2, island: 5, decimals: 2 },
      { box: window, triangle: 30, island: 60, decimals: 2 },
    ],
    { triangle: 20000, island: 20000, decimals: 1 },
  ),
  waters,
  gap,
};
