import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that switching needs of the map. */
export type CooperativePort = Pick<MapLibreMap, 'on' | 'cooperativeGestures'>;

/** How long MapLibre works on with the notice that it shows for a gesture, in milliseconds. */
const noticeTime = 150;

/**
 * Switches the map between gestures that leave the page its scroll and all gestures. While a notice
 * for a gesture is up, switching off waits, since MapLibre would look for the notice that it took
 * away.
 */
export function cooperativeSwitch(map: CooperativePort): (cooperative: boolean) => void {
  let noticed = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  map.on('cooperativegestureprevented', () => {
    noticed = performance.now();
  });
  const release = () => {
    const wait = noticed + noticeTime - performance.now();
    if (wait > 0) timer = setTimeout(release, wait);
    else map.cooperativeGestures.disable();
  };
  return (cooperative) => {
    clearTimeout(timer);
    if (cooperative) map.cooperativeGestures.enable();
    else release();
  };
}
