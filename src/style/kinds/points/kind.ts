import type { Kind } from '../kind.ts';
import { pointFacts } from './point-facts.ts';
import { pointFaults } from './point-faults.ts';
import { litFilter, litLayer, pointsLayers } from './points-layers.ts';
import { pointsTold } from './points-told.ts';
import { largestCount } from './radius.ts';
import { dayOf, prepareSites, siteName, sitesOf } from './sites.ts';

/** Places where something was counted, each a disc whose area follows its count. */
export const points: Kind = {
  name: 'points',
  geometries: ['Point'],
  shape: 'point',
  swatch: ({ categories = {} }) => {
    const disc = 'color-mix(in srgb, var(--c) 34%, transparent)';
    const cored = Object.values(categories).some(({ form }) => form === 'core');
    return {
      'inline-size': '0.95rem',
      'block-size': '0.95rem',
      'margin-inline': '0.27rem',
      border: '1.5px solid var(--c)',
      'border-radius': '50%',
      background: cored ? `radial-gradient(circle, var(--c) 0 2px, ${disc} 2.5px)` : disc,
    };
  },
  layers: pointsLayers,
  lit: { layer: litLayer, filter: litFilter },
  complete(layer, features) {
    const largest = layer.largest ?? largestCount(features);
    const dated = features.map(({ properties }) => dayOf(properties)).filter((day) => day !== '');
    const days = [...new Set(dated)].sort();
    return {
      ...layer,
      ...(largest !== undefined && { largest }),
      ...(days.length > 0 && { days }),
    };
  },
  drawsByDay: true,
  prepare: prepareSites,

  check: pointFaults,
  things: (features) => sitesOf(features).map((points) => [siteName(points), points]),
  facts: pointFacts,
  sentence: pointsTold,
};
