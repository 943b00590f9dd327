import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { countVertices } from '../../../bench/growth/count-vertices.ts';
import { growGeometry } from '../../../bench/growth/grow-geometry.ts';

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const collection = (...geometries: Geometry[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry) => ({
    type: 'Feature',
    properties: { name: 'a' },
    geometry,
  })),
});

describe('growGeometry', () => {
  it('grows lines and rings at every depth', () => {
    const shapes = collection(
      { type: 'LineString', coordinates: ring },
      { type: 'Polygon', coordinates: [ring] },
      { type: 'MultiPolygon', coordinates: [[ring, ring]] },
    );
    expect(countVertices(shapes)).toBe(16);
    expect(countVertices(growGeometry(shapes, 10))).toBe(4 * 31);
  });

  it('keeps rings closed', () => {
    const [feature] = growGeometry(
      collection({ type: 'Polygon', coordinates: [ring] }),
      3,
    ).features;
    const [grown] = feature?.geometry.type === 'Polygon' ? feature.geometry.coordinates : [];
    expect(grown?.at(-1)).toEqual(grown?.[0]);
  });

  it('leaves points and properties as they are', () => {
    const points = collection({ type: 'Point', coordinates: [1, 2] });
    expect(growGeometry(points, 10)).toEqual(points);
  });
});
