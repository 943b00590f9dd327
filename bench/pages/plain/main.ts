import { story } from 'virtual:story';
import { drawn } from 'virtual:story/map';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { joinLayers } from '../../../src/core/story/story-data.ts';
import { styleAtScene } from '../../../src/map/scene/apply-scene.ts';
import { sourceUrls } from '../../../src/map/sources/opening-files.ts';
import { createMap } from '../../../src/map/start/create-map.ts';
import { addImages } from '../../../src/map/style/map-images.ts';
import { loadedStyle } from '../../../src/map/style/map-style.ts';
import { storyStyle } from '../../../src/map/style/story-style.ts';
import { styleImages } from '../../../src/style/build-style.ts';

const { labels, relief, world } = drawn;
const layers = joinLayers(story, drawn);

/** The camera and the layers that the story rests at, from the address: `?camera=…&layers=…`. */
const query = new URLSearchParams(location.search);
const given = query.get('camera')?.split(',').map(Number) ?? [];
const [lng = 0, lat = 0, zoom = 0, bearing = 0, pitch = 0] = given;
const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const camera: Camera = { center: [lng, lat], zoom, bearing, pitch, padding };
const container = document.querySelector<HTMLElement>('#map');
const shown = query.get('layers')?.split(' ') ?? [];

performance.mark('map:start');
if (container) {
  const asked = new Set(['overview', 'places', ...shown]);
  const complete = storyStyle({ theme: 'light', layers, labels, relief, world });
  const opacity = Object.fromEntries(shown.map((id) => [id, 1]));
  const style = styleAtScene(loadedStyle(complete, sourceUrls, asked), { opacity, drawn: {} });
  const map = createMap(container, style, camera, world, 'Map');
  addImages(map, styleImages('light', layers));
  map.once('idle', () => {
    performance.mark('map:ready');
    document.documentElement.dataset.map = 'ready';
  });
}
