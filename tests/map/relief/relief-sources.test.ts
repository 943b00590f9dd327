import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reliefPyramids, reliefSources } from '../../../src/map/relief/relief-sources.ts';

interface Index {
  readonly pyramids: readonly { readonly name: string; readonly bounds: number[] }[];
}

const index: Index = JSON.parse(readFileSync('public/relief/index.json', 'utf8'));

describe('the relief', () => {
  it('has the pyramids that its tiles were cut into', () => {
    const asListed = index.pyramids.map(({ name, ...pyramid }) => [`relief-${name}`, pyramid]);
    expect(reliefPyramids).toEqual(Object.fromEntries(asListed));
  });

  it('names tiles that are there', () => {
    for (const source of Object.values(reliefSources('public/relief/'))) {
      const { minzoom = 0, tiles } = source;
      const x = Math.floor(2 ** minzoom * ((127 + 180) / 360));
      const y = minzoom === 0 ? 0 : 6;
      const path = tiles?.[0]
        ?.replace('{z}', `${minzoom}`)
        .replace('{x}', `${x}`)
        .replace('{y}', `${y}`);
      expect(existsSync(path ?? ''), path).toBe(true);
    }
  });
});
