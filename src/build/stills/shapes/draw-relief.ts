import { type Ink, reliefInks, reliefThickness } from '../../../map/relief/relief-ink.ts';
import { attributes, type Drawing } from '../drawing.ts';
import type { ReliefPicture } from '../relief-picture.ts';

/** Into how many steps the greys are cut for the table of a filter, which is straight between them. */
const steps = 32;

/**
 * Draws the relief as the live map inks it: for the shaded side and the lit side an area of ink in the
 * theme's colour, which lies as thick as the grey of the picture says.
 */
export function drawRelief(
  { href, ...box }: ReliefPicture,
  opacity: number,
  { colors, define }: Drawing,
): string {
  const picture = define(
    'relief',
    (id) => `<image${attributes({ id, ...box, preserveAspectRatio: 'none', href })}/>`,
  );
  const inked = (side: 'shade' | 'light'): string => {
    const filter = define(`relief filter ${side}`, (id) => thicknessFilter(id, side));
    const mask = define(
      `relief mask ${side}`,
      (id) => `<mask id="${id}"><use href="#${picture}" filter="url(#${filter})"/></mask>`,
    );
    const ink = colors.use('fill', color(reliefInks.light[side]), color(reliefInks.dark[side]));
    return `<rect${attributes({ ...box, class: ink, mask: `url(#${mask})`, opacity })}/>`;
  };
  return inked('shade') + inked('light');
}

function thicknessFilter(id: string, side: 'shade' | 'light'): string {
  const table = Array.from({ length: steps + 1 }, (_, step) =>
    Number(reliefThickness[side]((step * 255) / steps).toFixed(2)),
  ).join(' ');
  const functions = ['R', 'G', 'B'].map(
    (channel) => `<feFunc${channel} type="table" tableValues="${table}"/>`,
  );
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feComponentTransfer>${functions.join('')}</feComponentTransfer></filter>`;
}

const color = ([red, green, blue, strongest]: Ink): string =>
  `rgb(${red} ${green} ${blue}/${strongest})`;
