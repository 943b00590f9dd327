import { expect, it } from 'vitest';
import { routeHeadData } from '../../../../src/style/kinds/route/route-marks.ts';

const heads = (...kms: readonly number[]) =>
  kms.map((km, i) => ({ route: `r${i}`, opacity: 1, head: [0, 0] as const, bearing: 0, km }));

it.each([
  [
    [631.2, 631.2],
    [false, true],
  ],
  [
    [631.2, 632.4],
    [false, true],
  ],
  [
    [632.4, 631.2],
    [false, true],
  ],
  [
    [4400, 4013],
    [true, true],
  ],
])(
  'of heads at %j km each says how far it has come but those that another says: %j',
  (kms, told) => {
    const { features } = routeHeadData(heads(...kms));
    expect(features.map(({ properties }) => properties?.told)).toEqual(told);
  },
);
