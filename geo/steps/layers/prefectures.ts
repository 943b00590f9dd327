import type { Feature, MultiPolygon, Position } from 'geojson';

/** A file of ECharts whose rings are written as differences in letters. */
export interface EncodedMap {
  readonly features: readonly {
    readonly properties: { readonly name: string };
    readonly geometry:
      | {
          readonly type: 'Polygon';
          readonly coordinates: readonly string[];
          readonly encodeOffsets: readonly Position[];
        }
      | {
          readonly type: 'MultiPolygon';
          readonly coordinates: readonly (readonly string[])[];
          readonly encodeOffsets: readonly (readonly Position[])[];
        };
  }[];
}

const unitsPerDegree = 1024;

const zigzag = (value: number): number => (value >> 1) ^ -(value & 1);

const ringOf = (letters: string, [x = 0, y = 0]: Position = []): Position[] => {
  const ring: Position[] = [];
  let east = x;
  let north = y;
  for (let at = 0; at < letters.length; at += 2) {
    east += zigzag(letters.charCodeAt(at) - 64);
    north += zigzag(letters.charCodeAt(at + 1) - 64);
    ring.push([east / unitsPerDegree, north / unitsPerDegree]);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first !== undefined && (first[0] !== last?.[0] || first[1] !== last?.[1])) ring.push(first);
  return ring;
};

/** The areas of an encoded map, in the datum of the file. */
export const prefecturesOf = (map: EncodedMap): Feature<MultiPolygon, { name: string }>[] =>
  map.features.map(({ properties, geometry }) => ({
    type: 'Feature',
    properties: { name: properties.name },
    geometry: {
      type: 'MultiPolygon',
      coordinates:
        geometry.type === 'Polygon'
          ? [geometry.coordinates.map((ring, at) => ringOf(ring, geometry.encodeOffsets[at]))]
          : geometry.coordinates.map((rings, part) =>
              rings.map((ring, at) => ringOf(ring, geometry.encodeOffsets[part]?.[at])),
            ),
    },
  }));
