import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { engineRoot, packageFolder } from '../../load/files/engine.ts';
import { slashed } from '../../load/files/story-files.ts';

/** What a package says of itself and of its licence. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** The licence's SPDX expression. */
  readonly licence: string;
  /** The whole text of the licence, or undefined when the package brings none. */
  readonly text: string | undefined;
}

/** The package that a bundled module belongs to, or undefined for a module of the engine's own. */
export function packageOf(module: string): string | undefined {
  const engine = `${slashed(engineRoot)}/`;
  const own = module.startsWith(engine) ? module.slice(engine.length) : module;
  return /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(own)?.[1];
}

/**
 * The licences of packages and of all that they need at run time, since a package may bring the
 * code of others within its own files. Sorted by name; packages of types alone are left out.
 *
 * @param from The folder of the code that needs them; the engine's by default.
 * @throws When a package states no licence, since it could then not be published.
 */
export async function shippedPackages(
  names: readonly string[],
  from?: string,
): Promise<PackageLicence[]> {
  const found = new Map<string, PackageLicence>();
  const waiting = names.map((name) => ({ name, from }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name } = next;
    if (found.has(name) || name.startsWith('@types/')) continue;
    const folder = packageFolder(name, next.from);
    if (!folder)
      throw new Error(`${name}: the package is not installed. Install the packages anew.`);
    const stated = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (typeof stated.license !== 'string') {
      throw new Error(
        `node_modules/${name}/package.json: "license" is missing. Use a package that states one.`,
      );
    }
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && (await readFile(join(folder, file), 'utf8')).trim();
    found.set(name, { name, version: stated.version, licence: stated.license, text });
    waiting.push(
      ...Object.keys(stated.dependencies ?? {}).map((needed) => ({ name: needed, from: folder })),
    );
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * The packages that the built fonts were cut from, by the names of their files.
 *
 * @param files The built files.
 * @param packages The font packages that are installed, such as `@fontsource/noto-sans-kr`.
 * @throws When a font is of no package, since its licence would be missing.
 */
export function shippedFonts(files: readonly string[], packages: readonly string[]): string[] {
  const fonts = files.filter((file) => file.endsWith('.woff2')).map((file) => basename(file));
  const longestFirst = packages.toSorted((a, b) => b.length - a.length);
  const used = fonts.map((font) => {
    const from = longestFirst.find((name) => font.startsWith(`${basename(name)}-`));
    if (from) return from;
    throw new Error(`${font}: the font is of no installed package. Add its package, or remove it.`);
  });
  return [...new Set(used)].sort();
}
