import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { readBasemap } from '../../../bench/transport/read-basemap.ts';
import { writeTopologies } from '../../../bench/transport/write-topologies.ts';

it('writes topologies that give the same shapes again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'topologies-'));
  const { fine } = await readBasemap();
  await writeTopologies(folder, { overview: {}, fine });
  const topology = JSON.parse(readFileSync(join(folder, 'fine.topo.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  for (const [name, part] of Object.entries(fine)) {
    const again = feature(topology, topology.objects[name]) as unknown as FeatureCollection;
    expect(again.features.map(({ properties }) => properties)).toEqual(
      part.features.map(({ properties }) => properties),
    );
  }
});
