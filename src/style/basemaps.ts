import type { ExpressionSpecification } from 'maplibre-gl';

/** The parts of the basemap: each a file of its own in full detail, and all together in the overview. */
export const basemapParts = ['land', 'borders', 'lakes', 'rivers'] as const;

type BasemapPart = (typeof basemapParts)[number];

/** The source that has every part in less detail, for small scales. */
export const overviewSource = 'overview';

/**
 * The zoom at which the basemap in full detail takes over from the overview: there a pixel is as
 * large as what the overview leaves out.
 */
export const fineFrom = 4.2;

/** What a style layer of a basemap has in common with the others. */
interface BasemapLayer {
  readonly id: string;
  readonly source: string;
  readonly minzoom?: number;
  readonly filter?: ExpressionSpecification;
}

/** One of the two basemaps as the layers of the style draw it. */
export interface Basemap {
  /** A layer of a part, by a name of its own if the part has several, with some of its features. */
  readonly layer: (
    part: BasemapPart,
    name?: string,
    only?: ExpressionSpecification,
  ) => BasemapLayer;
}

/** The coarse basemap. It stands at every zoom until the fine one is there; see `bridgeToFine`. */
export const overviewBasemap: Basemap = {
  layer(part, name = part, only) {
    const ofPart: ExpressionSpecification = ['==', ['get', 'part'], part];
    return {
      id: `overview-${name}`,
      source: overviewSource,
      filter: only ? ['all', ofPart, only] : ofPart,
    };
  },
};

/** The basemap in full detail. */
export const fineBasemap: Basemap = {
  layer: (part, name = part, only) => ({
    id: name,
    source: part,
    minzoom: fineFrom,
    ...(only && { filter: only }),
  }),
};

/** How the ids of the layers begin that draw nothing; see `aheadLayers`. */
export const aheadPrefix = 'ahead-';

/** Whether a layer only bridges the time until tiles are made, and adds nothing to a still picture. */
export const isBridge = ({ id }: { readonly id: string }): boolean => id.startsWith(aheadPrefix);

/** The layers that end at `fineFrom` once the fine basemap is there. */
export const isOverview = ({ id }: { readonly id: string }): boolean => id.startsWith('overview-');
