import type { Kind } from '../../kinds/kind.ts';
import { kinds } from '../../kinds/kinds.ts';

/** The kind of layer of that name, if there is one. */
export const kindNamed = (name: string | undefined): Kind | undefined =>
  kinds.find((kind) => kind.name === name);
