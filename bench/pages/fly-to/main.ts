import { story } from 'virtual:story';
import { drawn } from 'virtual:story/map';
import scrollama from 'scrollama';
import { wholeLayers } from '../../../src/core/story/story-data.ts';
import { drivenLayers } from '../../../src/map/scene/apply-scene.ts';
import { createMap } from '../../../src/map/start/create-map.ts';
import { addImages } from '../../../src/map/style/images.ts';
import { storyStyle } from '../../../src/map/style/story-style.ts';

const { scenes } = story;
const { labels, relief, world } = drawn;
const layers = wholeLayers(story, drawn);

type PaintProperty = Parameters<typeof map.setPaintProperty>[1];

const main = document.querySelector('main') ?? document.body;
for (const id of Object.keys(scenes)) {
  main.insertAdjacentHTML('beforeend', `<section id="${id}"><p>${id}</p></section>`);
}
const container = document.querySelector<HTMLElement>('#map') ?? document.body;
const style = storyStyle({ theme: 'light', layers, labels, relief });
const driven = drivenLayers(style);
const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const camera = { center: [115, 30] as const, zoom: 3, bearing: 0, pitch: 0, padding };
const map = createMap(container, style, camera, world, 'Map');
addImages(map, 'light', layers);
const shown = new Set<string>();

const show = (id: string, opacity: number) => {
  if (opacity > 0) shown.add(id);
  else shown.delete(id);
  for (const layer of driven[id] ?? []) {
    for (const [property, full] of Object.entries(layer.fullOpacity)) {
      map.setPaintProperty(layer.id, property as PaintProperty, full * opacity);
    }
  }
};
const spec = ({ id }: Element) => Object.entries(scenes[id]?.layers ?? {});

const start = () => {
  scrollama()
    .setup({ step: 'section', offset: 0.5 })
    .onStepEnter(({ element }) => {
      const [west = 0, south = 0, east = 0, north = 0] = scenes[element.id]?.bounds ?? [];
      const target = map.cameraForBounds([west, south, east, north], { padding: 40 });
      if (target) map.flyTo(target);
      for (const [id, opacity] of spec(element)) show(id, opacity);
    })
    .onStepExit(({ element }) => {
      for (const [id] of spec(element)) show(id, 0);
    });
};
map.once('idle', () => {
  start();
  document.documentElement.dataset.map = 'ready';
});
map.on('render', () => {
  delete container.dataset.camera;
});
map.on('idle', () => {
  const { lng, lat } = map.getCenter();
  container.dataset.camera = [lng, lat, map.getZoom(), map.getBearing(), map.getPitch()].join();
  container.dataset.layers = [...shown].sort().join(' ');
});
