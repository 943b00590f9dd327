import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts into a copy of the second story, which is sound, what its readers would stumble over. */
export function breakStory(folder: string): void {
  const change = (file: string, from: string | RegExp, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} has no ${from}.`);
    writeFileSync(path, changed);
  };
  change('scenes.yaml', /(-16\]\n\s+layers: \[meridian)\]/, '$1, islands]\n  names: [Apia]');
  change('scenes.yaml', 'layers: [date-line, voyage]', annotated);
  change('layers.yaml', 'light: "#286bc1"', 'light: "#bccddb"');
  change(
    'labels.yaml',
    'text: 171° west, at: [-170.4, -12.9]',
    'text: 171° west, at: [-171.9, -13.7]',
  );
  change('settings.yaml', 'light: "#1f5a9e"', 'light: "#e0e0c0"');
  change('geo/layers/meridian.geojson', /"coordinates": ?\[.*?\]\]/s, `"coordinates":${coast()}`);
}

const annotated = `layers: [date-line, voyage]
  annotations:
    - { text: No Friday, at: [-171.7, -13.8], side: right }
    - { text: A whole day, at: [-171.7, -13.82], side: right }`;

/** A line with so many corners that its file is larger than all of the page. */
const coast = (): string =>
  JSON.stringify(
    Array.from({ length: 60_000 }, (_, i) => [
      Number((179 + Math.random()).toFixed(5)),
      Number((-20 + i / 4000).toFixed(5)),
    ]),
  );
