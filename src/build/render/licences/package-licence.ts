import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a package says of itself and of its licence. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** The licence's SPDX expression. */
  readonly licence: string;
  /** The whole text of the licence, or undefined when the package brings none. */
  readonly text: string | undefined;
  /** The packages that it needs at run time. */
  readonly needs: readonly string[];
}

/**
 * Reads the licence of an installed package.
 *
 * @param modules The folder `node_modules`.
 * @throws When the package states no licence, since it could then not be published.
 */
export async function packageLicence(modules: string, name: string): Promise<PackageLicence> {
  const folder = join(modules, name);
  const stated = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof stated.license !== 'string') {
    throw new Error(
      `node_modules/${name}/package.json: "license" is missing. Use a package that states one.`,
    );
  }
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  return {
    name,
    version: stated.version,
    licence: stated.license,
    text: file && (await readFile(join(folder, file), 'utf8')).trim(),
    needs: Object.keys(stated.dependencies ?? {}),
  };
}
