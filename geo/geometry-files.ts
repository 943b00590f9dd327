import { openSource } from '../src/build/commands/basemap/sources/open-source.ts';
import { descriptions } from './data/descriptions.ts';
import { reliefIndex } from './relief/relief-files.ts';
import { type SourceId, sources } from './sources.ts';
import { derive } from './steps/derive.ts';
import { describe } from './steps/describe.ts';
import { readmeOf } from './steps/readme.ts';

/** Files by their path in the repository. */
export type Files = ReadonlyMap<string, Buffer>;

/**
 * The layers, the basemap and their README, made anew.
 *
 * @param cache the folder that holds the sources' tarballs
 * @param say is told what is being done
 */
export const geometryFiles = async (
  cache: string,
  say: (words: string) => void,
): Promise<Files> => {
  const derived = await derive((id: SourceId): unknown => {
    const source = sources[id];
    say(`reading ${source.package}@${source.version}`);
    return JSON.parse(openSource(source, cache).toString('utf8'));
  });
  const layers = descriptions.map(({ folder, ...description }) => ({
    path: `${folder}/${description.id}.geojson`,
    layer: describe({ folder, ...description }, derived[description.id]),
  }));
  const readme = readmeOf([
    ...layers.map(({ path, layer: { metadata } }) => ({ path, metadata })),
    { path: '../src/story/public/relief/index.json', metadata: reliefIndex.metadata },
  ]);
  return new Map([
    ...layers.map(({ path, layer }): [string, Buffer] => [
      `geo/${path}`,
      Buffer.from(`${JSON.stringify(layer)}\n`),
    ]),
    ['geo/README.md', Buffer.from(readme)],
  ]);
};
