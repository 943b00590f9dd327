import type { z } from 'zod';
import { nearestName } from './did-you-mean.ts';

/** Entries by their ids, each with those of its fields that are sound. */
type SoundEntries<T> = Readonly<Record<string, Partial<T>>>;

/**
 * What is sound of a file of entries by ids, for the checks of what stands together: a fault in one
 * field hides none in another.
 *
 * @returns Nothing where the value is not an object, so that nothing is known of the entries.
 */
export function soundEntries<T>(value: unknown, entry: z.ZodObject): SoundEntries<T> | undefined {
  if (!isFields(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([id, fields]) => [id, soundFields<T>(fields, entry)]),
  );
}

/**
 * The fields of one entry that are sound, and of its lists the items that are. A field whose name is
 * misspelt is taken for the one that was meant.
 *
 * @param entry The schema of an entry, with every field optional.
 */
export function soundFields<T>(written: unknown, entry: z.ZodObject): Partial<T> {
  if (!isFields(written)) return {};
  const value = respelt(written, Object.keys(entry.shape));
  const first = entry.safeParse(value);
  if (first.success) return first.data as Partial<T>;
  const second = entry.safeParse(without(value, first.error.issues, true));
  if (second.success) return second.data as Partial<T>;
  const third = entry.safeParse(without(value, first.error.issues, false));
  return (third.data ?? {}) as Partial<T>;
}

function respelt(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const free = known.filter((name) => !Object.hasOwn(fields, name));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      known.includes(name) ? name : (nearestName(name, free) ?? name),
      value,
    ]),
  );
}

/** Fields without those that are wrong, or with lists without the items that are. */
function without(
  fields: Readonly<Record<string, unknown>>,
  issues: readonly z.core.$ZodIssue[],
  keepLists: boolean,
): Readonly<Record<string, unknown>> {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const own = issues.filter(({ path }) => path[0] === name);
      if (unknown.includes(name)) return [];
      if (own.length === 0) return [[name, value]];
      const items = own.map(({ path }) => path[1]);
      const list = keepLists && Array.isArray(value) && !items.includes(undefined);
      return list ? [[name, value.filter((_, index) => !items.includes(index))]] : [];
    }),
  );
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
