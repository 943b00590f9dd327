import type { Position } from 'geojson';

/** The Krasovsky ellipsoid of 1940, which the offset is defined on: half axis in m, eccentricity². */
const halfAxis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

const { PI, sin, sqrt, abs, cos } = Math;

const waves = (t: number): number => 20 * sin(6 * t * PI) + 20 * sin(2 * t * PI);

const metresNorth = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * sqrt(abs(x)) +
  (2 / 3) *
    (waves(x) +
      20 * sin(y * PI) +
      40 * sin((y / 3) * PI) +
      160 * sin((y / 12) * PI) +
      320 * sin((y / 30) * PI));

const metresEast = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * sqrt(abs(x)) +
  (2 / 3) *
    (waves(x) +
      20 * sin(x * PI) +
      40 * sin((x / 3) * PI) +
      150 * sin((x / 12) * PI) +
      300 * sin((x / 30) * PI));

/**
 * The position on WGS 84 of one that is given in GCJ-02, the shifted datum of Chinese web maps. The
 * shift, some 600 m in the north-east, is taken where the shifted position lies, which is right to
 * a few metres. The formula is the one that is in public use since 2010; there is no official one.
 */
export const wgs84OfGcj02 = ([longitude = 0, latitude = 0]: Position): Position => {
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude * PI) / 180;
  const flattening = 1 - eccentricity * sin(radians) ** 2;
  const perDegreeNorth =
    ((halfAxis * (1 - eccentricity)) / (flattening * sqrt(flattening))) * (PI / 180);
  const perDegreeEast = (halfAxis / sqrt(flattening)) * cos(radians) * (PI / 180);
  return [
    longitude - metresEast(x, y) / perDegreeEast,
    latitude - metresNorth(x, y) / perDegreeNorth,
  ];
};
