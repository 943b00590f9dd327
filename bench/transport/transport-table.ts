import { markdownTable } from '../report/markdown-table.ts';
import type { TransportFigures } from './measure-transport.ts';
import type { Transport } from './transports.ts';

const names: Readonly<Record<Transport, string>> = {
  geojson: 'GeoJSON, overview first',
  topojson: 'TopoJSON, overview first',
  tiles: 'Vector tiles',
};

const head = [
  'basemap as',
  'opening, KB',
  'requests',
  'all scenes, KB',
  'requests',
  'decode, ms',
  'first draw, ms',
  'blocked, ms',
];

/** What each way to send the basemap costs, as Markdown. */
export function transportTable(
  figures: Readonly<Record<Transport, TransportFigures>>,
  decode: Readonly<Record<Transport, number>>,
): string {
  const rows = (Object.keys(names) as Transport[]).map((transport) => {
    const { openingBytes, openingRequests, bytes, requests, firstDraw, blocked } =
      figures[transport];
    return [
      names[transport],
      (openingBytes / 1000).toFixed(1),
      String(openingRequests),
      (bytes / 1000).toFixed(1),
      String(requests),
      decode[transport].toFixed(0),
      firstDraw.toFixed(0),
      blocked.toFixed(0),
    ];
  });
  return markdownTable(head, rows);
}
