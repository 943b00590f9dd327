import type { LngLat, Map as MapLibreMap } from 'maplibre-gl';
import type { Camera, Padding } from '../../core/camera/camera.ts';
import type { StoryMap } from '../story-map.ts';
import { mapCamera } from './map-camera.ts';
import { pageGestures } from './page-gestures.ts';
import { returnToStory } from './return-to-story.ts';

/** What of a story's map moves its camera. */
export interface StoryCamera
  extends Pick<
    StoryMap,
    | 'returnTo'
    | 'flyTo'
    | 'setExploring'
    | 'zoomBy'
    | 'panBy'
    | 'camera'
    | 'view'
    | 'showView'
    | 'stop'
  > {
  /** Stops flying back to the story. */
  readonly stopFlying: () => void;
  /** Moves to a camera at once. */
  readonly jump: (camera: Camera) => void;
}

const noPadding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** How long a move by a button takes, in milliseconds. */
const moveTime = 300;

/** How far one press moves the map, as a part of its shorter side. */
const panShare = 0.3;

/** What lies in the middle of the whole map as it is drawn, whatever its padding and its room. */
function middleOf(map: MapLibreMap): LngLat {
  const { clientWidth, clientHeight } = map.getCanvas();
  return map.unproject([clientWidth / 2, clientHeight / 2]);
}

/** The camera of a map that both the story and the reader move. */
export function storyCamera(map: MapLibreMap): StoryCamera {
  const gestures = pageGestures(map);
  let cancelFlight: (() => void) | undefined;
  const stopFlying = () => {
    cancelFlight?.();
    cancelFlight = undefined;
  };
  const jump = ({ center: [lng, lat], ...rest }: Camera) => {
    map.jumpTo({ center: [lng, lat], ...rest });
  };
  const port = {
    camera: () => mapCamera(map),
    jumpTo: jump,
    size() {
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      return { width, height };
    },
  };
  const returnTo: StoryMap['returnTo'] = (target, animate, arrived) => {
    stopFlying();
    if (animate) {
      cancelFlight = returnToStory(port, target, arrived);
    } else {
      jump(target());
      arrived();
    }
  };
  return {
    jump,
    returnTo,
    flyTo(camera, animate) {
      returnTo(
        () => camera,
        animate,
        () => undefined,
      );
    },
    setExploring(exploring) {
      map.stop();
      gestures.setShared(!exploring);
      if (!exploring) return;
      map.jumpTo({ center: middleOf(map), padding: noPadding });
      map.getCanvas().focus();
    },
    zoomBy(levels, event) {
      map.easeTo({ zoom: map.getZoom() + levels, duration: moveTime }, { originalEvent: event });
    },
    panBy(right, down, event) {
      const { width, height } = port.size();
      const step = panShare * Math.min(width, height);
      map.panBy([right * step, down * step], { duration: moveTime }, { originalEvent: event });
    },
    camera: port.camera,
    view() {
      const { zoom, bearing, pitch } = mapCamera(map);
      const { lng, lat } = middleOf(map);
      return { center: [lng, lat], zoom, bearing, pitch };
    },
    showView: (view) => jump({ ...view, padding: noPadding }),
    stopFlying,
    stop() {
      stopFlying();
      gestures.stop();
    },
  };
}
