import { writeFileSync, readFileSync } from 'node:fs';
import { descriptions } from './geo/descriptions.ts'; import { describe } from './geo/describe.ts'; import * as f from './geo/shapes/flows.ts';
import { borderDistance, armisticeDistance } from './tests/geo/read-layer.ts';
import { flow } from './src/style/kinds/flow.ts';
for (const id of ['aid','threat','returned','migration'] as const) writeFileSync(`geo/layers/${id}.geojson`, JSON.stringify(describe(descriptions.find((e)=>e.id===id) as any, f[id] as any))+'\n');
for (const k of ['threat','returned','migration'] as const) for (const g of flow.prepare!(f[k] as any,{widthInKm:{threat:42,returned:50,migration:40}[k]} as any)) for (const poly of (g.geometry as any).coordinates) console.log(k, g.properties!.name, Math.min(...poly[0].map((p:any)=>Math.min(borderDistance(p),armisticeDistance(p)))).toFixed(0));
