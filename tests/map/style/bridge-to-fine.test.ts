import { describe, expect, it } from 'vitest';
import { bridgeToFine, type FinePort } from '../../../src/map/style/map-style.ts';
import { basemapParts, fineFrom } from '../../../src/style/basemaps.ts';

function fakeMap() {
  const listeners = new Set<() => void>();
  const drawn = new Set<string>();
  const ranges: [layer: string, minzoom: number, maxzoom: number][] = [];
  const port = {
    on: (_: string, listener: () => void) => listeners.add(listener),
    off: (_: string, listener: () => void) => listeners.delete(listener),
    isSourceLoaded: (source: string) => drawn.has(source),
    setLayerZoomRange: (...range: [string, number, number]) => ranges.push(range),
  } as unknown as FinePort;
  const render = () => {
    for (const listener of [...listeners]) listener();
  };
  return { port, drawn, ranges, render, listeners };
}

describe('the change from the overview to the fine basemap', () => {
  it('waits until every part is drawn', () => {
    const { port, drawn, ranges, render } = fakeMap();
    bridgeToFine(port, ['overview-land'], () => true);
    for (const part of basemapParts.slice(1)) drawn.add(part);
    render();
    expect(ranges).toEqual([]);
    drawn.add(basemapParts[0]);
    render();
    expect(ranges).toEqual([['overview-land', 0, fineFrom]]);
  });

  it('leaves the overview standing where a part could not be loaded', () => {
    const { port, drawn, ranges, render } = fakeMap();
    bridgeToFine(port, ['overview-land'], (source) => source !== 'lakes');
    for (const part of basemapParts) drawn.add(part);
    render();
    expect(ranges).toEqual([]);
  });

  it('happens once, and then costs nothing', () => {
    const { port, drawn, ranges, render, listeners } = fakeMap();
    bridgeToFine(port, ['overview-land', 'overview-coast'], () => true);
    for (const part of basemapParts) drawn.add(part);
    render();
    render();
    expect(ranges).toHaveLength(2);
    expect(listeners.size).toBe(0);
  });

  it('does not happen once stopped', () => {
    const { port, drawn, ranges, render } = fakeMap();
    bridgeToFine(port, ['overview-land'], () => true)();
    for (const part of basemapParts) drawn.add(part);
    render();
    expect(ranges).toEqual([]);
  });
});
