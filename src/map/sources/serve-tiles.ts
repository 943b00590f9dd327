import { addProtocol, type RequestParameters } from 'maplibre-gl';
import { after } from '../../dom/frames.ts';

const protocol = 'tiles://';

/** Milliseconds from each failed request to the next. */
const waits = [800, 3000] as const;

/** Serves `tiles://FOLDER/z/x/y.ending`. In place of a missing tile, MapLibre shows a coarser one. */
export function serveTiles(folders: Readonly<Record<string, readonly string[]>>): void {
  const all = new Map(Object.entries(folders).map(([folder, tiles]) => [folder, new Set(tiles)]));
  addProtocol('tiles', async ({ url }: RequestParameters, { signal }) => {
    const path = url.slice(protocol.length);
    const [, folder = '', id = ''] = /^(.+)\/(\d+\/\d+\/\d+)\./.exec(path) ?? [];
    const tile = all.get(folder)?.has(id)
      ? await fetchTile(new URL(path, document.baseURI).href, signal)
      : undefined;
    if (!tile) throw Object.assign(new Error(`${path}: no such tile.`), { status: 404 });
    const isPicture = tile.type.startsWith('image/');
    return { data: await (isPicture ? createImageBitmap(tile) : tile.arrayBuffer()) };
  });
}

async function fetchTile(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  for (const wait of [...waits, undefined]) {
    const tile = await fetch(url, { signal })
      .then((response) => (isTile(response) ? response.blob() : undefined))
      .catch(() => undefined);
    if (tile || signal.aborted || wait === undefined) return tile;
    await after(wait);
  }
  return undefined;
}

/** False for a page, with which a captive network may answer. */
const isTile = ({ status, headers }: Response): boolean =>
  status === 200 && !/^text\/html/i.test(headers.get('Content-Type') ?? '');
