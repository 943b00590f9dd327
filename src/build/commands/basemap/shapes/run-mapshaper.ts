import type { Feature } from 'geojson';
import mapshaper from 'mapshaper';

/**
 * What mapshaper makes of features.
 *
 * @param commands From `-i areas.json` to `-o out.json`, which is JSON.
 */
export async function runMapshaper<Output>(
  commands: string,
  features: readonly Feature[],
): Promise<Output> {
  const input = { 'areas.json': JSON.stringify({ type: 'FeatureCollection', features }) };
  const output = await mapshaper.applyCommands(commands, input);
  return JSON.parse(Buffer.from(output['out.json'] ?? []).toString('utf8'));
}
