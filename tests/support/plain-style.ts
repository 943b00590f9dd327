import { buildStyle } from '../../src/style/build-style.ts';
import type { Layer } from '../../src/style/kinds/kinds.ts';
import { english as words } from './english.ts';

export const plainStyle = (
  layers: readonly Layer[],
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
