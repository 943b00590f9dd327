import { locale, map } from '#words';
import { kmPerPixel, roundLength } from '../../core/camera/scale.ts';
import { formatNumber } from '../../words/formats.ts';

/** One bar of the scale: its words and its length in CSS pixels. */
export interface ScaleLength {
  readonly words: string;
  readonly pixels: number;
}

const units = [
  { unit: 'km', km: 1, inWords: map.km },
  { unit: 'mi', km: 1.609344, inWords: map.miles },
] as const;

/** The longest bar, in CSS pixels. */
const longest = 96;

/** The scale at a zoom and a latitude in degrees: a round length in kilometres and one in miles. */
export function scaleLengths(zoom: number, latitude: number): readonly ScaleLength[] {
  const scale = kmPerPixel(zoom, latitude);
  return units.map(({ km, inWords }) => {
    const length = roundLength((longest * scale) / km);
    return {
      words: inWords(formatNumber(length, locale)),
      pixels: Math.round((length * km) / scale),
    };
  });
}

/** Keeps a scale in an element; writes only what has changed. */
export function scaleBar(element: HTMLElement): (zoom: number, latitude: number) => void {
  const bars = units.map(({ unit }) => {
    const bar = document.createElement('span');
    bar.className = 'scale-bar';
    bar.dataset.unit = unit;
    return bar;
  });
  element.replaceChildren(...bars);
  element.setAttribute('role', 'img');
  let written = '';
  return (zoom, latitude) => {
    const lengths = scaleLengths(zoom, latitude);
    const next = lengths.map(({ words, pixels }) => `${words}|${pixels}`).join();
    if (next === written) return;
    written = next;
    element.setAttribute('aria-label', map.scale(lengths.map(({ words }) => words)));
    lengths.forEach(({ words, pixels }, i) => {
      const bar = bars[i];
      if (!bar) return;
      if (bar.textContent !== words) bar.textContent = words;
      bar.style.setProperty('inline-size', `${pixels}px`);
    });
  };
}
