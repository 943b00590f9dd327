/** How far east a longitude lies in the square world of Web Mercator, from 0 to 1. */
export const columnOf = (longitude: number): number => (longitude + 180) / 360;

/** How far south a latitude lies in the square world of Web Mercator, from 0 to 1. */
export const rowOf = (latitude: number): number => {
  const sine = Math.sin((Math.min(85.05, Math.max(-85.05, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
