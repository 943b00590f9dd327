import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { enginePackage } from '../../load/files/engine.ts';
import { idLike } from '../../load/files/ids.ts';
import { FolderError } from './write-story.ts';

const { name: engine, version, peerDependencies } = enginePackage;

/** The files of a story's own repository, by their paths in it, and what each is written from. */
const files = {
  '.gitignore': 'gitignore',
  'README.md': 'README.md',
  '.github/workflows/publish.yml': 'publish.yml',
  '.gitlab-ci.yml': 'gitlab-ci.yml',
} as const;

/** What the author of a story writes as `npm run …`; `npm start` and `npm test` are among them. */
const scripts = 'start check build preview test pack pdf translate basemap'.split(' ');

/** What `npm test` needs besides: it is small, and the browser is the machine's own. */
const forTests = ['axe-core', 'playwright-core', 'pngjs'];

/**
 * Makes a repository of a story's folder: its packages, with the engine's exact version, what git leaves out,
 * and what checks, tests and publishes it.
 *
 * @param to The folder, as it is written.
 * @param place Where it will be; its `package.json` is kept where it has one, and added to.
 * @param title What the story is called at first.
 * @throws FolderError where that file cannot be read as JSON.
 */
export async function writeRepository(to: string, place: string, title: string): Promise<void> {
  for (const [path, from] of Object.entries(files)) {
    const text = await readFile(new URL(`./repository/${from}`, import.meta.url), 'utf8');
    await mkdir(dirname(join(to, path)), { recursive: true });
    const filled = text.replaceAll('{{title}}', title).replaceAll('{{engine}}', engine);
    await writeFile(join(to, path), filled);
  }
  const manifest = JSON.stringify(withEngine(join(place, 'package.json'), title), null, 2);
  await writeFile(join(to, 'package.json'), `${manifest}\n`);
}

/** A `package.json`, as far as it is read here. */
interface Manifest {
  readonly name?: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function withEngine(path: string, title: string): Manifest {
  const own: Manifest = existsSync(path)
    ? parsed(path)
    : { name: idLike(title) || 'story', private: true };
  const { test, ...kept } = own.scripts ?? {};
  const isDefault = test?.includes('no test specified');
  const known = { ...own.dependencies, ...own.devDependencies };
  const added = forTests.filter((name) => !Object.hasOwn(known, name));
  return {
    ...own,
    scripts: {
      ...Object.fromEntries(scripts.map((name) => [name, `${engine} ${name}`])),
      ...kept,
      ...(test && !isDefault && { test }),
    },
    dependencies: {
      ...own.dependencies,
      ...(!Object.hasOwn(known, engine) && { [engine]: version }),
    },
    devDependencies: {
      ...own.devDependencies,
      ...Object.fromEntries(added.map((name) => [name, peerDependencies[name] ?? '*'])),
    },
  };
}

function parsed(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new FolderError(
      'package.json cannot be read as JSON. Mend it, and run the command again.',
    );
  }
}
