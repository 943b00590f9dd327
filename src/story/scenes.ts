import type { SceneSpecs } from '../core/story/scene-spec.ts';

/** What the map shows beside each section of `story.md`, by the section's id. */
export const scenes: SceneSpecs = {
  title: {
    bounds: [96, 9, 144, 50],
    layers: ['route-laos', 'route-thailand', 'jilin', 'dmz'],
  },
  rockets: {
    bounds: [127.35, 38.0, 128.95, 39.25],
    layers: ['dmz', 'firing-sites'],
  },
  'ninety-firings': {
    bounds: [124.4, 37.5, 129.4, 40.4],
    layers: ['dmz', 'firing-sites'],
  },
  'carrier-and-handshake': {
    bounds: [125.6, 34.7, 130.0, 38.5],
    layers: ['dmz'],
  },
  lifeline: {
    bounds: [113.2, 37.4, 130.6, 43.2],
    layers: ['border-rivers', ['dmz', 0.6]],
  },
  'the-eleven': {
    bounds: [121.4, 40.7, 131.5, 46.4],
    layers: ['jilin', 'yanbian', 'border-rivers'],
    quiet: ['Yanji'],
  },
  'the-law': {
    bounds: [108, 31, 134, 47.5],
    layers: ['border-rivers', 'jilin'],
  },
  'before-the-border': {
    bounds: [126.9, 41.2, 131.5, 44.6],
    layers: ['yanbian', 'border-rivers'],
  },
  'the-network': {
    bounds: [97, 17, 132, 46],
    layers: ['yanbian', 'jilin', 'border-rivers'],
  },
  'to-laos': {
    bounds: [97.5, 16.5, 131.5, 45.5],
    layers: ['route-laos', 'yanbian'],
    draw: { 'route-laos': [0, 1] },
  },
  'to-thailand': {
    bounds: [96.5, 12.6, 131.5, 45],
    layers: ['route-thailand', ['route-laos', 0.35], ['flight-seoul', 0.9], 'yanbian'],
    draw: { 'route-thailand': [0, 1] },
  },
  floodgates: {
    bounds: [123.6, 33.9, 131.2, 43.6],
    layers: ['dmz', 'border-rivers', ['yanbian', 0.7]],
  },
  'the-choice': {
    bounds: [114.6, 36.6, 131.4, 44.6],
    layers: ['jilin', 'yanbian', 'border-rivers', 'dmz'],
  },
  sources: {
    bounds: [94, 10, 143, 50],
    layers: [
      'dmz',
      'jilin',
      'yanbian',
      'route-laos',
      'route-thailand',
      'flight-seoul',
      'border-rivers',
    ],
  },
};
