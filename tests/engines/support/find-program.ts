import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The program that the environment variable `variable` names, and no other; without it the first of
 * `names` that is there, as a path or looked up on `PATH`. Undefined where there is none.
 */
export function findProgram(variable: string, names: readonly string[]): string | undefined {
  const named = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = names.flatMap((name) =>
    name.includes('/') ? [name] : folders.map((folder) => join(folder, name)),
  );
  return (named ? [named] : places).find((place) => existsSync(place));
}
