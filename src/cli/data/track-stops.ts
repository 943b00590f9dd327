import type { Feature, Geometry, LineString, MultiLineString, Point, Position } from 'geojson';
import { greatCircleKm, type LngLat } from '../../core/camera/mercator.ts';

/** How far from a track a waypoint may be to count as one of its stops, in kilometres. */
const maxKm = 1;

/** The most distances from waypoints to positions that are measured: a second's work. */
const maxDistances = 10_000_000;

/**
 * Makes the waypoints beside the only track of a GPX file its stops, each at the nearest position of the track, with
 * the kilometres from its start; the waypoints get the same `km`. Other features are returned unchanged.
 */
export function withTrackStops(features: readonly Feature<Geometry | null>[]) {
  const tracks = features.filter(isTrack);
  const [track] = tracks;
  if (!track || tracks.length > 1) return features;
  const { type, coordinates } = track.geometry;
  const line = (type === 'LineString' ? coordinates : coordinates.flat()).map(lngLatOf);
  const waypoints = features.filter(isPoint);
  if (waypoints.length * line.length > maxDistances) return features;
  const kms = kmsAlong(line);
  const stops = waypoints.flatMap((feature) => {
    const { name } = feature.properties ?? {};
    if (typeof name !== 'string') return [];
    const away = line.map((at) => greatCircleKm(at, lngLatOf(feature.geometry.coordinates)));
    const nearest = away.reduce((best, km, i) => (km < (away[best] ?? km) ? i : best), 0);
    const [lngLat, gap = maxKm] = [line[nearest], away[nearest]];
    return lngLat && gap < maxKm ? [{ feature, name, lngLat, nearest, km: kms[nearest] ?? 0 }] : [];
  });
  const inOrder = [...stops].sort((a, b) => a.nearest - b.nearest);
  const first = inOrder.filter(({ nearest }, i) => nearest !== inOrder[i - 1]?.nearest);
  const byFeature = new Map(stops.map((stop) => [stop.feature as Feature, stop]));
  return features.map((feature) => {
    const stop = byFeature.get(feature as Feature);
    const own = stop ? { km: stop.km } : feature === track && { stops: first.map(stopOf) };
    return first.length > 0 && own
      ? { ...feature, properties: { ...feature.properties, ...own } }
      : feature;
  });
}

/** Pauses split a track into several lines. */
const isTrack = (
  feature: Feature<Geometry | null>,
): feature is Feature<LineString | MultiLineString> =>
  feature.geometry?.type === 'LineString' || feature.geometry?.type === 'MultiLineString';

const isPoint = (feature: Feature<Geometry | null>): feature is Feature<Point> =>
  feature.geometry?.type === 'Point';

const stopOf = ({ name, lngLat, km }: { name: string; lngLat: LngLat; km: number }) => ({
  name,
  lngLat,
  km,
});

const lngLatOf = ([lng = 0, lat = 0]: Position): LngLat => [lng, lat];

/** Measures a line to each of its positions, in kilometres, to ten metres. */
function kmsAlong(line: readonly LngLat[]): readonly number[] {
  let km = 0;
  return line.map((at, i) => {
    km += greatCircleKm(line[i - 1] ?? at, at);
    return Math.round(km * 100) / 100;
  });
}
