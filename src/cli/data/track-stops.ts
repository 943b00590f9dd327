import type { Feature, Geometry, LineString, Point, Position } from 'geojson';
import { greatCircleKm, type LngLat } from '../../core/camera/mercator.ts';

/** How far from a track a waypoint may be to count as one of its stops, in kilometres. */
const maxKm = 1;

/**
 * Makes the waypoints beside the only track of a GPX file its stops, each at the nearest position of the track, with
 * the kilometres from its start; the waypoints get the same `km`. Other features are returned unchanged.
 */
export function withTrackStops(features: readonly Feature<Geometry | null>[]) {
  const tracks = features.filter(isTrack);
  const [track] = tracks;
  if (!track || tracks.length > 1) return features;
  const line = track.geometry.coordinates.map(lngLatOf);
  const stops = features.flatMap((feature) => {
    const { name } = feature.properties ?? {};
    if (!isPoint(feature) || typeof name !== 'string') return [];
    const away = line.map((at) => greatCircleKm(at, lngLatOf(feature.geometry.coordinates)));
    const nearest = away.reduce((best, km, i) => (km < (away[best] ?? km) ? i : best), 0);
    const [lngLat, gap = maxKm] = [line[nearest], away[nearest]];
    return lngLat && gap < maxKm
      ? [{ feature, name, lngLat, nearest, km: kmTo(line, nearest) }]
      : [];
  });
  const inOrder = [...stops].sort((a, b) => a.nearest - b.nearest);
  const first = inOrder.filter(({ nearest }, i) => nearest !== inOrder[i - 1]?.nearest);
  return features.map((feature) => {
    const stop = stops.find((each) => each.feature === feature);
    const own = stop ? { km: stop.km } : feature === track && { stops: first.map(stopOf) };
    return first.length > 0 && own
      ? { ...feature, properties: { ...feature.properties, ...own } }
      : feature;
  });
}

const isTrack = (feature: Feature<Geometry | null>): feature is Feature<LineString> =>
  feature.geometry?.type === 'LineString';

const isPoint = (feature: Feature<Geometry | null>): feature is Feature<Point> =>
  feature.geometry?.type === 'Point';

const stopOf = ({ name, lngLat, km }: { name: string; lngLat: LngLat; km: number }) => ({
  name,
  lngLat,
  km,
});

const lngLatOf = ([lng = 0, lat = 0]: Position): LngLat => [lng, lat];

/** Measures a line to one of its positions, in kilometres, to ten metres. */
function kmTo(line: readonly LngLat[], last: number): number {
  const legs = line.slice(1, last + 1).map((at, i) => greatCircleKm(line[i] ?? at, at));
  return Math.round(legs.reduce((sum, km) => sum + km, 0) * 100) / 100;
}
