import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TileAddress } from '../../src/core/camera/tiles-in-view.ts';
import { reliefSource } from '../sources.ts';
import { tilesOfBlock } from './block.ts';

/** The source's picture of a tile as PNG, or nothing where it has none. */
export type OpenTile = (address: TileAddress) => Buffer | undefined;

const addresses = reliefSource.blocks.flatMap(tilesOfBlock);

const pathOf = ({ z, x, y }: TileAddress): string => `tiles/${z}/${x}/${y}.png`;

/**
 * The tiles of shaded relief that the story's are made from, out of the cache folder.
 *
 * @throws where one is not there, or they are not those that were pinned
 */
export const openRelief = (cache: string): OpenTile => {
  const folder = join(cache, 'relief');
  const missing = addresses.find((address) => !existsSync(join(folder, pathOf(address))));
  if (missing) {
    throw new Error(
      `The source of the relief is not here (${join(folder, pathOf(missing))}): take the folders tiles/3 and tiles/6 of ${reliefSource.url} at commit ${reliefSource.commit} and put them into ${folder}/tiles. The committed tiles stay as they are.`,
    );
  }
  const hash = createHash('sha256');
  for (const address of addresses) hash.update(readFileSync(join(folder, pathOf(address))));
  const sha256 = hash.digest('hex');
  if (sha256 !== reliefSource.sha256) {
    throw new Error(
      `${folder}/tiles are not the tiles that geo/sources.ts pins (their hash is ${sha256}): take them anew from ${reliefSource.url} at commit ${reliefSource.commit}, or pin what changed.`,
    );
  }
  return (address) => {
    const path = join(folder, pathOf(address));
    return existsSync(path) ? readFileSync(path) : undefined;
  };
};
