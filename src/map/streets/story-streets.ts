import { addProtocol, type RequestParameters } from 'maplibre-gl';
import { hasTile, type Streets, type TileId } from '../../core/story/streets.ts';
import type { Theme } from '../../style/palette.ts';
import {
  type StreetNames,
  type StreetStyle,
  streetStyle,
} from '../../style/streets/street-layers.ts';

const protocol = 'streets://';

/** How long a tile that failed is waited for before each further request, in milliseconds. */
const waits = [800, 3000] as const;

/**
 * Serves maps the story's tiles of streets, and gives what the style adds for them in a theme. Of a tile that
 * there is not, or that cannot be had, MapLibre shows the part of a coarser one.
 */
export function storyStreets(streets: Streets, names: StreetNames): (theme: Theme) => StreetStyle {
  addProtocol('streets', async ({ url }: RequestParameters, { signal }) => {
    const path = url.slice(protocol.length);
    const [z = 0, x = 0, y = 0] = (/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(path) ?? [])
      .slice(1)
      .map(Number);
    const id: TileId = [z, x, y];
    const data = hasTile(streets, id) ? await fetchTile(path, signal) : undefined;
    if (!data) throw Object.assign(new Error(`${path}: no such tile.`), { status: 404 });
    return { data };
  });
  const folder = new URL('streets/', document.baseURI).href;
  return (theme) => streetStyle(streets, `${protocol}${folder}{z}/{x}/{y}.mvt`, names, theme);
}

/** A tile, asked for again where it fails; nothing where it still does. */
async function fetchTile(url: string, signal: AbortSignal): Promise<ArrayBuffer | undefined> {
  for (const wait of [...waits, undefined]) {
    const tile = await fetch(url, { signal })
      .then((response) => (isTile(response) ? response.arrayBuffer() : undefined))
      .catch(() => undefined);
    if (tile || signal.aborted || wait === undefined) return tile;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return undefined;
}

/** A network may have put a page of its own in a tile's place. */
const isTile = ({ status, headers }: Response): boolean =>
  status === 200 && !/^text\/html/i.test(headers.get('Content-Type') ?? '');
