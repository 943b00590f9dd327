import { locale, map } from '#words';
import { roundScale } from '../../core/camera/mercator.ts';
import { formatNumber } from '../../words/formats.ts';

/** The bar of the scale: its length in words, in kilometres and in miles, and in CSS pixels. */
interface ScaleLength {
  readonly km: string;
  readonly miles: string;
  readonly pixels: number;
}

const kmPerMile = 1.609344;

/** The longest bar, in CSS pixels. */
const longest = 96;

/** The scale at a zoom and a latitude in degrees: a round length in kilometres, and its miles to two digits. */
export function scaleLength(zoom: number, latitude: number): ScaleLength {
  const { km, length } = roundScale(zoom, latitude, longest);
  const miles = Number((km / kmPerMile).toPrecision(2));
  return {
    km: map.km(formatNumber(km, locale)),
    miles: map.miles(formatNumber(miles, locale)),
    pixels: Math.round(length),
  };
}

/** Keeps a scale in an element; writes only what has changed. */
export function scaleBar(element: HTMLElement): (zoom: number, latitude: number) => void {
  const bar = document.createElement('span');
  bar.className = 'scale-bar';
  element.replaceChildren(bar);
  element.setAttribute('role', 'img');
  let written = '';
  return (zoom, latitude) => {
    const { km, miles, pixels } = scaleLength(zoom, latitude);
    const next = `${km}|${pixels}`;
    if (next === written) return;
    written = next;
    const told = map.scale([km, miles]);
    element.setAttribute('aria-label', told);
    element.title = told;
    if (bar.textContent !== km) bar.textContent = km;
    bar.style.setProperty('inline-size', `${pixels}px`);
  };
}
