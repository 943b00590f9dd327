import type { LayerSpec } from '../../src/core/story/layer-spec.ts';
import { buildStyle } from '../../src/style/build-style.ts';
import { english as words } from './english.ts';

export const plainStyle = (
  layers: readonly LayerSpec[],
  rest: Partial<Parameters<typeof buildStyle>[0]> = {},
) =>
  buildStyle({
    theme: 'light',
    layers,
    sources: {},
    routes: {},
    words,
    labels: { type: 'FeatureCollection', features: [] },
    fontFaces: undefined,
    fine: false,
    ...rest,
  });
