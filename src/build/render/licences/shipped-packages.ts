import { type PackageLicence, packageLicence } from './package-licence.ts';

const packageName = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const typesOnly = /^@types\//;

/** The package that a bundled module belongs to, or undefined for a module of the project's own. */
export function packageOf(module: string): string | undefined {
  return packageName.exec(module)?.[1];
}

/**
 * The licences of packages and of all that they need at run time, since a package may bring the
 * code of others within its own files. Sorted by name; packages of types alone are left out.
 *
 * @param modules The folder `node_modules`.
 */
export async function shippedPackages(
  modules: string,
  names: readonly string[],
): Promise<PackageLicence[]> {
  const found = new Map<string, PackageLicence>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || typesOnly.test(name)) continue;
    const licence = await packageLicence(modules, name);
    found.set(name, licence);
    waiting.push(...licence.needs);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
