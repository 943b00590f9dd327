import { createHash } from 'node:crypto';
import type { Bounds } from '../../../../core/camera/bounds.ts';
import type { LayerMetadata } from '../../../../core/story/layer-spec.ts';
import type { NamedFeatures } from '../shapes/named-features.ts';

/** A foreign member by which a file that was cut, and not changed since, is told from an author's own. */
interface Cut {
  readonly window: Bounds;
  /** Of the whole file without this hash. */
  readonly sha256: string;
}

/** The text of a file of a basemap; it is marked as cut. */
export function cutFile(metadata: LayerMetadata, features: NamedFeatures, window: Bounds): string {
  const cut: Cut = { window, sha256: '' };
  const file = { type: 'FeatureCollection', cut, metadata, features };
  return `${JSON.stringify({ ...file, cut: { ...cut, sha256: hashOf(file) } })}\n`;
}

/** Whether a file is as it was cut, however its text is laid out. */
export function isAsCut(text: string): boolean {
  try {
    const file: { readonly cut?: Partial<Cut> } = JSON.parse(text);
    return file.cut?.sha256 === hashOf({ ...file, cut: { ...file.cut, sha256: '' } });
  } catch {
    return false;
  }
}

const hashOf = (file: unknown): string =>
  createHash('sha256').update(JSON.stringify(file)).digest('hex');
