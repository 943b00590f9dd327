import { byProperty } from './by-property.ts';

/** Text on the side of the dot that the place's `anchor` names: its right where it names none. */
export const besideDot = {
  'text-anchor': byProperty(
    'anchor',
    {
      'top-left': 'bottom-right',
      'bottom-right': 'top-left',
      left: 'right',
      top: 'bottom',
      bottom: 'top',
    },
    'left',
  ),
  'text-justify': byProperty(
    'anchor',
    { 'top-left': 'right', left: 'right', top: 'center', bottom: 'center' },
    'left',
  ),
  'text-offset': byProperty(
    'anchor',
    {
      'top-left': ['literal', [-0.45, 0.35]],
      'bottom-right': ['literal', [0.4, 0]],
      left: ['literal', [-0.55, 0]],
      top: ['literal', [0, -0.5]],
      bottom: ['literal', [0, 0.5]],
    },
    ['literal', [0.55, 0]],
  ),
};
