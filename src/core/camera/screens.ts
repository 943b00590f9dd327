/** The usual screens, with about what the page covers of each. */
export const smallPhone = {
  width: 360,
  height: 740,
  covered: { top: 16, right: 16, bottom: 386, left: 16 },
};
export const largePhone = {
  width: 412,
  height: 915,
  covered: { top: 16, right: 16, bottom: 474, left: 16 },
};
export const tablet = {
  width: 768,
  height: 1024,
  covered: { top: 16, right: 16, bottom: 528, left: 16 },
};
export const tabletOnItsSide = {
  width: 1024,
  height: 768,
  covered: { top: 16, right: 16, bottom: 16, left: 405 },
};
export const desk = {
  width: 1440,
  height: 900,
  covered: { top: 72, right: 16, bottom: 90, left: 554 },
};
export const largeDesk = {
  width: 1920,
  height: 1080,
  covered: { top: 16, right: 16, bottom: 16, left: 573 },
};

/** From the smallest to the largest. */
export const screens = [smallPhone, largePhone, tablet, tabletOnItsSide, desk, largeDesk] as const;

/** A screen on which a town is seen from closer than on any that a basemap is cut for. */
export const wall = {
  width: 2560,
  height: 1440,
  covered: { top: 60, right: 60, bottom: 60, left: 640 },
};

/** A desk on which nothing covers the map. */
export const bareDesk = {
  width: 1440,
  height: 900,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
};
