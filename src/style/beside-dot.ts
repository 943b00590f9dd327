import type { ExpressionSpecification } from 'maplibre-gl';

/** Text on the side of the dot that the place's `anchor` names. */
export const besideDot = {
  'text-anchor': [
    'match',
    ['get', 'anchor'],
    'top-left',
    'bottom-right',
    'left',
    'right',
    'top',
    'bottom',
    'bottom',
    'top',
    'left',
  ] as ExpressionSpecification,
  'text-justify': [
    'match',
    ['get', 'anchor'],
    'top-left',
    'right',
    'left',
    'right',
    'top',
    'center',
    'bottom',
    'center',
    'left',
  ] as ExpressionSpecification,
  'text-offset': [
    'match',
    ['get', 'anchor'],
    'top-left',
    ['literal', [-0.45, 0.35]],
    'left',
    ['literal', [-0.55, 0]],
    'top',
    ['literal', [0, -0.5]],
    'bottom',
    ['literal', [0, 0.5]],
    ['literal', [0.55, 0]],
  ] as ExpressionSpecification,
};
