import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tilesOfBlock } from '../../../geo/relief/block.ts';
import { openRelief } from '../../../geo/relief/source.ts';
import { reliefSource } from '../../../geo/sources.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'relief-'));

it('without the source it is said where to get it and where to put it', () => {
  const folder = newFolder();
  const said = () => openRelief(folder);
  expect(said).toThrow(join(folder, 'relief', 'tiles', '3', '0', '0.png'));
  expect(said).toThrow(reliefSource.url);
  expect(said).toThrow(reliefSource.commit);
});

it('another source than the pinned one is not read', () => {
  const folder = newFolder();
  for (const { z, x, y } of reliefSource.blocks.flatMap(tilesOfBlock)) {
    mkdirSync(join(folder, `relief/tiles/${z}/${x}`), { recursive: true });
    writeFileSync(join(folder, `relief/tiles/${z}/${x}/${y}.png`), 'another');
  }
  expect(() => openRelief(folder)).toThrow('not the tiles that geo/sources.ts pins');
});
