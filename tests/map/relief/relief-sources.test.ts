import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reliefSources } from '../../../src/map/relief/relief-sources.ts';
import { files, relief, root } from '../../support/this-story.ts';

describe('the relief', () => {
  it('has a coarse world and a finer window', () => {
    expect(Object.keys(relief)).toEqual(['relief-world', 'relief-window']);
  });

  it('names tiles that are there', () => {
    const folder = `${join(root, files.published)}/relief/`;
    for (const source of Object.values(reliefSources(relief, folder))) {
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

  it('is no source of a story without one', () => {
    expect(reliefSources({}, 'relief/')).toEqual({});
  });
});
