import type { Feature, Geometry } from 'geojson';
import type { NamedProperties } from '../../../../geo/layer.ts';
import type { GroundPart } from '../../parse/story-files.ts';
import { type BasemapSources, basemapOf, groundOf, overviewOf } from '../shapes/basemap.ts';
import { lakesOf } from '../shapes/lakes.ts';
import { riversOf } from '../shapes/rivers.ts';
import { budgets } from './budgets.ts';
import type { CutDetail } from './detail-for.ts';
import { withinBudget } from './within-budget.ts';

/** Named features, as a file has them. */
export type Features = readonly Feature<Geometry, NamedProperties>[];

/** The features of every part of the ground. */
export type CutBasemap = Readonly<Record<GroundPart, Features>>;

/** How a basemap is cut. */
export interface CutOptions {
  /** How finely each place is kept, and how many times coarser than that where it must take fewer bytes. */
  readonly detail: (coarser: number) => CutDetail;
  readonly budgets?: Readonly<Record<GroundPart, number>>;
  readonly say?: (words: string) => void;
}

/**
 * Cuts a basemap, each file as fine as its budget allows.
 *
 * @throws RangeError where a file does not fit into its budget however coarse it is
 */
export async function cutBasemap(
  sources: BasemapSources,
  { detail, budgets: most = budgets, say = () => {} }: CutOptions,
): Promise<CutBasemap> {
  const fit = <P extends GroundPart>(
    words: string,
    parts: readonly P[],
    make: (detail: CutDetail) => Promise<Readonly<Record<P, Features>>>,
  ) => {
    say(`cutting ${words}`);
    const fits = (made: Readonly<Record<P, Features>>): boolean =>
      parts.every((part) => bytesOf(made[part]) <= most[part]);
    return withinBudget((coarser) => make(detail(coarser)), fits);
  };
  return {
    ...(await fit('land and borders', ['land', 'borders'], ({ fine }) => groundOf(sources, fine))),
    ...(await fit('lakes', ['lakes'], async ({ fine }) => ({
      lakes: await lakesOf(sources.waters, fine.waters),
    }))),
    ...(await fit('rivers', ['rivers'], async ({ fine }) => ({
      rivers: riversOf(sources.waters, fine.waters),
    }))),
    ...(await fit('the overview of all', ['overview'], async ({ overview }) => ({
      overview: overviewOf(await basemapOf(sources, overview)),
    }))),
  };
}

const bytesOf = (features: Features): number => Buffer.byteLength(JSON.stringify(features));
