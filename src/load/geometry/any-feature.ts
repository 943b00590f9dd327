import type { Problem } from '../files/story-error.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

/** A feature of a file that may hold anything. */
export interface AnyFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** What is wrong with a field of a layer's entry. */
export type LayerFault = (
  path: readonly PropertyKey[],
  problem: string,
  remedy: string,
  value?: unknown,
) => Problem;

/** A property that no feature has. */
export function absent(
  features: readonly AnyFeature[],
  name: string,
  fault: (problem: string, remedy: string, value: unknown) => Problem,
): readonly Problem[] {
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  if (known.has(name)) return [];
  return [fault(`no feature has a property "${name}".`, suggestName(name, [...known]), name)];
}
