import { short } from './path-data.ts';

/** Attributes as SVG writes them; those that are undefined or have their initial value are left out. */
export function attributes(all: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(all)
    .filter(([name, value]) => value !== undefined && initial[name] !== value)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? tidy(value) : value}"`)
    .join('');
}

const initial: Readonly<Record<string, string | number>> = {
  'fill-opacity': 1,
  'stroke-opacity': 1,
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
};

const tidy = (value: number): string =>
  Math.abs(value) < 10 ? `${Number(value.toFixed(2))}`.replace(/^0\./, '.') : short(value);
