import { describe, expect, it } from 'vitest';
import { type LoadPort, loadSources } from '../../src/map/load-sources.ts';
import { sceneSources } from '../../src/map/scene-sources.ts';
import { basemapParts, fineFrom } from '../../src/style/basemaps.ts';

const urls = { land: '/land', dmz: '/dmz', jilin: '/jilin' };

function fakeMap() {
  const loaded: [source: string, url: string][] = [];
  const shown: string[] = [];
  const port = {
    getSource: (source: string) => ({ setData: (url: string) => loaded.push([source, url]) }),
    setLayoutProperty(layer: string, name: string, value: string) {
      if (name === 'visibility' && value === 'visible') shown.push(layer);
    },
  } as unknown as LoadPort;
  return { port, loaded, shown };
}

describe('sources that are loaded as they are wanted', () => {
  it('are asked for once, and those of the style not at all', () => {
    const { port, loaded } = fakeMap();
    const { want } = loadSources(port, urls, ['dmz'], new Map());
    want(['dmz', 'jilin']);
    want(['jilin', 'land']);
    expect(loaded).toEqual([
      ['jilin', '/jilin'],
      ['land', '/land'],
    ]);
  });

  it('bring their layers into sight, and no others', () => {
    const { port, shown } = fakeMap();
    const layers = new Map([
      ['jilin', ['jilin-tint', 'jilin-edge']],
      ['land', ['coast']],
    ]);
    const { want } = loadSources(port, urls, ['dmz'], layers);
    want(['dmz', 'jilin']);
    want(['jilin']);
    expect(shown).toEqual(['jilin-tint', 'jilin-edge']);
  });

  it('stay out of sight while they are only asked for, and are loaded once', () => {
    const { port, loaded, shown } = fakeMap();
    const layers = new Map([['jilin', ['jilin-tint']]]);
    const { ask, want, hidden } = loadSources(port, urls, [], layers);
    ask(['jilin', 'land']);
    expect([loaded.length, shown.length, hidden.size]).toEqual([2, 0, 1]);
    want(['jilin']);
    expect([loaded.length, shown, hidden.size]).toEqual([2, ['jilin-tint'], 0]);
  });

  it('pass over what has no address', () => {
    const { port, loaded } = fakeMap();
    const { want, asked } = loadSources(port, urls, [], new Map());
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
