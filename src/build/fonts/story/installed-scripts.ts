import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type FontSlice, scripts } from '../typefaces.ts';

const { resolve } = createRequire(import.meta.url);

/** A font package's file of a script: `noto-sans-hebrew-hebrew-400-normal.woff2`. */
const regular = (family: string): RegExp => new RegExp(`^${family}-(.+)-400-normal\\.woff2$`);

/**
 * The typefaces of other scripts than Latin: the engine's own, then those of every other package
 * `@fontsource/noto-sans-…` that is installed beside them, so that a story's script needs no more than its package.
 */
export async function installedScripts(): Promise<readonly FontSlice[]> {
  const packages = dirname(dirname(resolve('@fontsource/source-sans-3/package.json')));
  const known = new Set(scripts.map(({ family }) => family));
  const families = (await readdir(packages)).filter(
    (name) => name.startsWith('noto-sans-') && !known.has(name),
  );
  const found = await Promise.all(
    families.sort().map(async (family) => {
      const files = await readdir(join(packages, family, 'files')).catch(() => []);
      return files.sort().flatMap((file): FontSlice[] => {
        const subset = regular(family).exec(file)?.[1];
        return subset === undefined || skipped.test(subset)
          ? []
          : [{ family, subset, weight: 400, style: 'normal' }];
      });
    }),
  );
  return [...scripts, ...found.flat()];
}

/** What the page's own typefaces hold, and the numbered parts of a larger file. */
const skipped = /^(latin|cyrillic|greek|vietnamese|\d|\[)/;
