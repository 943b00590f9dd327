import type { MultiPolygon, Polygon } from 'geojson';
import { parseHTML } from 'linkedom';
import { overlap, unwrapped } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import { desk } from '../../core/camera/screens.ts';
import { AuthorError } from '../../files/story-error.ts';
import { basemapCommand } from '../../read/geometry/read-tiles.ts';
import { contoursFrom, margin, tileSize } from '../../style/relief.ts';
import { boxAround, frameOf, soft, tilesInSight } from '../screens.ts';
import { type Archive, withArchive } from '../tiles/archive.ts';
import { cutTiles, maxTiles, type TilesOrder } from '../tiles/cut-tiles.ts';
import { clipToWindow } from '../window.ts';
import { contourCutter } from './contours.ts';
import { encodeTile, generalised, greyOf, landIn, reachOf, side, styleOf } from './draw-relief.ts';
import { aroundTile, heightsAround, knownAmong, rim, shadeOf } from './heights.ts';

/** The zooms of a story's relief: from the first beyond the engine's own world relief to the finest of heights. */
const [farthest, closest] = [4, 14];

export function cutRelief(order: TilesOrder, land: Polygon | MultiPolygon): Promise<void> {
  const scenes = Object.values(order.scenes);
  const inSight = (minzoom: number, maxzoom: number) =>
    // MapLibre shows the tiles of the nearest zoom.
    tilesInSight(scenes, { minzoom, maxzoom, bounds: [-180, -85, 180, 85] }, 0.5, soft);
  const needed = Math.max(farthest, ...inSight(farthest, closest).map(([z]) => z));
  const make = `Cut hills from the web, as docs/ground.md says: ${basemapCommand(order.files.folder, 'relief')}`;
  const read = async (archive: Archive) => {
    const { name, isPictures, bounds, metadata } = archive;
    if (!isPictures) throw new AuthorError(`${name} holds no heights. ${make}`);
    const [west, , east] = unwrapped(bounds);
    // At lower zooms, the hills would only be a patch on the map.
    const patch = Math.floor(Math.log2(360 / (east - west)));
    const from = Math.min(patch, needed, archive.maxzoom, closestZoom);
    const minzoom = Math.max(farthest, archive.minzoom, from);
    let last = Math.min(needed, archive.maxzoom);
    while (inSight(minzoom, last).length > maxTiles) last -= 1;
    // Neighbouring tiles follow each other, so that heights are read once.
    const wanted = inSight(minzoom, last).sort(
      (one, other) => one[0] - other[0] || one[2] - other[2] || one[1] - other[1],
    );
    const shown = Math.max(...scenes.map((scene) => Math.round(frameOf(scene, desk).zoom)));
    if (last < Math.min(shown, needed)) {
      const why = last < archive.maxzoom ? `a story has ${maxTiles} tiles` : `${name} ends there`;
      const said = `hills are cut to zoom ${last}, and at 1440 × 900 the closest scene would show`;
      order.say(`${said} ${Math.min(shown, closest)}: ${why}`);
    }
    if (order.contours && last < contoursFrom)
      order.say(`no contours: they begin at zoom ${contoursFrom}, and the hills end at ${last}`);
    const close = order.contours ? wanted.filter(([z]) => z >= contoursFrom) : [];
    const heightsOf = heightsAround(archive, minzoom);
    await cutTiles(order, {
      archive,
      wanted,
      beside: wanted.flatMap((id) => aroundTile(id).filter((each) => each !== undefined)),
      // An archive without heights is refused before anything is cut.
      async prepare() {
        for (const id of wanted) if (await heightsOf(id, 0)) return;
      },
      what: 'the hills',
      folder: `${order.files.published}/relief`,
      ending: 'avif',
      async change(_, tile) {
        const [z, x, y] = tile;
        const style = styleOf(z);
        const beyond = margin + 1 + Math.max(reachOf(style), 3 * rim);
        const heights = await heightsOf(tile, beyond);
        if (!heights) throw new AuthorError(`${name} lacks tile ${tile.join('/')}.`);
        const known = knownAmong(heights);
        const shade = generalised(shadeOf(heights, z, y * tileSize - beyond), style);
        const world = tileSize * 2 ** z;
        const [left, top] = [x * tileSize - margin, y * tileSize - margin];
        const ends = (from: number) => [from / world, (from + side) / world] as const;
        // The box is a little larger than the tile, to hide the edge at which land is cut.
        const box = boxAround(ends(left), ends(top), margin / world, margin / world);
        const shores = clipToWindow(land, box);
        const mask = await landIn(shores, { world, left, top, width: side, height: side });
        const greys = Buffer.alloc(side * side);
        for (let at = 0; at < greys.length; at += 1) {
          const [column, row] = [at % side, Math.floor(at / side)];
          const from = (row + beyond - margin) * shade.width + column + beyond - margin;
          const left = Math.max(0, known?.[from] ?? 1);
          greys[at] = greyOf(shade.values[from] ?? 0, mask[at] ?? 0, left);
        }
        return encodeTile(greys, style);
      },
      also: contourCutter(close, heightsOf, order),
      index(covered) {
        const given = typeof metadata.attribution === 'string' ? metadata.attribution : '';
        const attribution = parseHTML(`<p>${given}</p>`);
        const credit = attribution.document.firstElementChild?.textContent;
        // Beyond the known heights, even within a tile, the world's relief is shown.
        const known = bounds[0] < bounds[2] && overlap(covered.bounds, bounds);
        return {
          ...covered,
          ...(known && { bounds: known }),
          ...(credit && { credit }),
          ...(close.length > 0 && { contours: true }),
        };
      },
      none: `No scene frames a place of ${name} between zoom ${minzoom} and ${needed}; it holds ${bounds.join()}. ${make}`,
    });
  };
  return withArchive(order.archive, make, read, order);
}
