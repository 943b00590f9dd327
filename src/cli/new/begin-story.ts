import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { enginePackage, engineRoot, packageRoot } from '../../files/engine.ts';
import { openFolder } from '../../files/open-folder.ts';
import { isFile, realPath, realPlace, safeFolder } from '../../files/safe-folder.ts';
import { AuthorError, isWarning, StoryError } from '../../files/story-error.ts';
import { filesIn, idLike, layerFile, slashed } from '../../files/story-files.ts';
import { schemas } from '../../files/story-folder.ts';
import { whyUnwritten } from '../../files/write-whole.ts';
import { editorSchemas } from '../../load/editor-schemas-plugin.ts';
import { inspectStory } from '../../load/load-story.ts';
import { quoteForShell } from '../../read/geometry/read-geometry.ts';
import {
  allOrNone,
  type DataOptions,
  labelOf,
  type OwnLayer,
  readData,
} from '../data/own-layers.ts';
import { storyOfShapes } from './story-of-shapes.ts';

/**
 * Writes a new story and its repository, with the author's `shapes`, if any; returns the next steps. Paths are
 * relative to `root`. @throws AuthorError if the story cannot be made; nothing is then written
 */
export const beginStory = (
  root: string,
  folder: string,
  shapes: readonly string[],
  options?: DataOptions,
): Promise<string> =>
  allOrNone(async () => {
    const { layers, kept, notes } = await readData(root, shapes, options);
    const place = freeFolder(root, folder, shapes);
    const title = labelOf(basename(place)) || 'A story';
    writeInto(place, folder, title, new Map([...(await soundStory(title, layers)), ...kept]));
    const what = layers.length > 0 ? 'of your own shapes' : 'of three sections';
    return [...notes, nextSteps(root, folder, what)].join('\n');
  });

/** Writes a given `story` as {@link beginStory} does; `what` completes "a story …" in the next steps. */
export const writeNewStory = (
  root: string,
  folder: string,
  title: string,
  story: Readonly<Record<string, Content>>,
  what: string,
): Promise<string> =>
  allOrNone(async () => {
    const place = freeFolder(root, folder, []);
    writeInto(place, folder, title, await soundStory(title, [], story));
    return nextSteps(root, folder, what);
  });

type Content = string | Uint8Array;

/** Files that a new story's folder may already hold; only `package.json` is changed, by additions. */
const ofTools =
  /^(package(-lock)?\.json|node_modules|vendor|\.npmrc|\.git|\.DS_Store|\.gitignore|README\.md|LICENSE|.*\.tgz)$/;

/** Returns a folder's real path. @throws AuthorError if it holds anything but tools' files and the shapes */
function freeFolder(root: string, folder: string, shapes: readonly string[]): string {
  const place = realPlace(resolve(root, folder));
  const inEngine = slashed(relative(realPlace(packageRoot), place));
  if (!isAbsolute(inEngine) && !/^(\.\.(\/|$)|examples\/.)/.test(inEngine))
    throw new AuthorError(
      `${folder} is inside the engine's project. Name a folder beside it, such as ../my-story.`,
    );
  if (isFile(place)) throw new AuthorError(`${folder} is a file. Name a new folder.`);
  if (place === realPlace(resolve(root, 'dist')))
    throw new AuthorError(
      `${folder} is where a build goes. Name another folder, such as my-story.`,
    );
  const own = shapes.map((path) => realPath(resolve(root, path)));
  const names = existsSync(place) ? readdirSync(place) : [];
  const other = names.find((name) => !ofTools.test(name) && !own.includes(join(place, name)));
  if (other !== undefined)
    throw new AuthorError(
      `${folder} is not empty: ${other} is there, and nothing in it is written over. Name another folder.`,
    );
  return place;
}

/** Returns a story's files: imported, made of layers or the starter's. @throws StoryError with the author's paths */
export async function soundStory(
  title: string,
  layers: readonly OwnLayer[],
  imported?: Readonly<Record<string, Content>>,
) {
  const own = imported ?? (layers.length > 0 ? storyOfShapes(title, layers) : undefined);
  const starter = join(engineRoot, 'examples/starter');
  // The starter provides the files that do not depend on the shapes.
  const isCopied = own ? /^(settings\.yaml|public\/)/ : /^(?!\.schema\/)/;
  const copied = (await filesIn(starter)).filter((path) => isCopied.test(path));
  const story = new Map<string, Content>([
    ...copied.map((path) => [path, readFileSync(join(starter, path))] as const),
    ...Object.entries(own ?? {}),
  ]);
  const aside = safeFolder(mkdtempSync(join(tmpdir(), 'new-story-')));
  try {
    aside.write(story);
    const files = openFolder(aside.root, '.');
    const { problems } = await inspectStory(files);
    const errors = problems.flatMap(({ line, column, ...problem }) => {
      const own = layers.find(({ id }) => layerFile(files, id) === problem.file);
      return isWarning(problem) ? [] : { ...problem, file: own?.path ?? problem.file };
    });
    if (errors.length > 0) throw new StoryError(errors);
    return story;
  } finally {
    rmSync(aside.root, { recursive: true });
  }
}

/** Writes a story and its repository, but over no file; restores the folder on failure. @throws AuthorError */
function writeInto(place: string, folder: string, title: string, story: Map<string, Content>) {
  const files = new Map([...story, ...Object.entries(repositoryOf(place, title))]);
  for (const [name, text] of editorSchemas()) files.set(`${schemas}/${name}`, text);
  const there = safeFolder(place);
  const before = there.names('.');
  const kept = (path: string) => path !== manifest && before.includes(path);
  let made: string | undefined;
  try {
    made = mkdirSync(place, { recursive: true });
    there.write(new Map([...files].filter(([path]) => !kept(path))));
  } catch (error) {
    for (const name of there.names('.'))
      if (!before.includes(name)) rmSync(join(place, name), { recursive: true });
    if (made) rmSync(made, { recursive: true });
    const refusal = error as NodeJS.ErrnoException;
    const why = refusal.code ? whyUnwritten(refusal) : refusal.message;
    throw new AuthorError(`${folder} was not written: ${why}`);
  }
}

const manifest = 'package.json';

const { name: engine, version, peerDependencies } = enginePackage;

const templates = {
  '.gitignore': 'gitignore',
  'README.md': 'README.md',
  '.github/workflows/publish.yml': 'publish.yml',
  '.gitlab-ci.yml': 'gitlab-ci.yml',
};

function repositoryOf(place: string, title: string): Readonly<Record<string, string>> {
  const filled = Object.entries(templates).map(([path, from]) => {
    const text = readFileSync(new URL(`./repository/${from}`, import.meta.url), 'utf8');
    return [path, text.replaceAll('{{title}}', title).replaceAll('{{engine}}', engine)];
  });
  const withEngine = JSON.stringify(manifestOf(join(place, manifest), title), null, 2);
  return { ...Object.fromEntries(filled), [manifest]: `${withEngine}\n` };
}

interface Manifest
  extends Partial<Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>> {
  readonly name?: string;
  readonly private?: boolean;
}

const scripts = 'start check add build preview test pack pdf translate basemap'.split(' ');
const forTests = ['axe-core', 'playwright-core'];

function manifestOf(path: string, title: string): Manifest {
  const own: Manifest = readManifest(path) ?? { name: idLike(title) || 'story', private: true };
  const { test = 'no test specified', ...kept } = own.scripts ?? {};
  const lacking = forTests.filter((name) => !own.dependencies?.[name]);
  const packages = lacking.map((name) => [name, peerDependencies[name] ?? '*']);
  return {
    ...own,
    scripts: {
      ...Object.fromEntries(scripts.map((name) => [name, `${engine} ${name}`])),
      ...kept,
      ...(!test.includes('no test specified') && { test }),
    },
    dependencies: {
      ...(!own.devDependencies?.[engine] && { [engine]: version }),
      ...own.dependencies,
    },
    devDependencies: { ...Object.fromEntries(packages), ...own.devDependencies },
  };
}

function readManifest(path: string): Manifest | undefined {
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  } catch {
    throw new AuthorError(
      'package.json cannot be read as JSON. Fix it, and run the command again.',
    );
  }
}

function nextSteps(root: string, folder: string, what: string): string {
  const isHere = resolve(root, folder) === root;
  const [here, inFolder] = isHere
    ? ['Here', []]
    : [`In ${folder}`, [`cd ${quoteForShell(folder)}`]];
  const commands =
    engineRoot === packageRoot
      ? [`npm start -- ${quoteForShell(folder)}`]
      : [...inFolder, 'npm install', 'npm start'];
  const guide = slashed(relative(root, join(packageRoot, 'docs/write-a-story.md')));
  return `${here} is a story ${what}. Read it, and change it while it is served:

${commands.map((line) => `  ${line}`).join('\n')}

${guide} goes on from there.`;
}
