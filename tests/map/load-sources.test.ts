import { describe, expect, it } from 'vitest';
import { type LoadPort, loadSources } from '../../src/map/load-sources.ts';
import { sceneSources } from '../../src/map/scene-sources.ts';
import { basemapParts, fineFrom } from '../../src/style/basemaps.ts';

const urls = { land: '/land', dmz: '/dmz', jilin: '/jilin' };

function fakeMap() {
  const loaded: [source: string, url: string][] = [];
  const port = {
    getSource: (source: string) => ({ setData: (url: string) => loaded.push([source, url]) }),
  } as unknown as LoadPort;
  return { port, loaded };
}

describe('sources that are loaded as they are wanted', () => {
  it('are asked for once, and those of the style not at all', () => {
    const { port, loaded } = fakeMap();
    const { want } = loadSources(port, urls, ['dmz']);
    want(['dmz', 'jilin']);
    want(['jilin', 'land']);
    expect(loaded).toEqual([
      ['jilin', '/jilin'],
      ['land', '/land'],
    ]);
  });

  it('pass over what has no address', () => {
    const { port, loaded } = fakeMap();
    const { want, asked } = loadSources(port, urls, []);
    want(['story-labels']);
    expect(loaded).toEqual([]);
    expect(asked).not.toContain('story-labels');
  });
});

describe('the sources of a scene', () => {
  const camera = (zoom: number) =>
    ({ center: [0, 0], zoom, bearing: 0, pitch: 0, padding: {} }) as never;

  it('are those of the layers that are seen at all', () => {
    expect(sceneSources({ opacity: { dmz: 1, jilin: 0, yanbian: 0.01 }, drawn: {} })).toEqual([
      'dmz',
      'yanbian',
    ]);
  });

  it('are the fine basemap too from where it is drawn', () => {
    expect(sceneSources({ camera: camera(fineFrom), opacity: {}, drawn: {} })).toEqual(
      basemapParts,
    );
    expect(sceneSources({ camera: camera(fineFrom - 0.01), opacity: {}, drawn: {} })).toEqual([]);
  });
});
