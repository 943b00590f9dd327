import type { LayerSource } from '../../../../geo/layer-metadata.ts';
import type { Source } from './source.ts';

/** What the metadata of a file say of a source that it derives from. */
export const layerSource = (source: Source): LayerSource => {
  const { title, publisher, package: name, version, date, licence, credit, url } = source;
  return { title, publisher, version: `${name} ${version}`, date, licence, credit, url };
};
