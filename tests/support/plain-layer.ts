import type { Layer } from '../../src/style/kinds/kinds.ts';

/** A layer with only the required fields and `rest`. */
export const plainLayer = <Kind extends Layer['kind'], Rest extends object = object>(
  id: string,
  kind: Kind,
  rest?: Rest,
) =>
  ({
    id,
    label: id,
    kind,
    color: { light: '#a10800', dark: '#dd6b26' },
    ...rest,
  }) as unknown as Extract<Layer, { readonly kind: Kind }> & Rest;
