import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program in the environment variable `variable`, or else the first of `names`, as a path or on `PATH`. */
export function findProgram(variable: string, names: readonly string[]): string | undefined {
  const named = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const inFolders = (name: string) => folders.map((folder) => join(folder, name));
  const places = names.flatMap((name) => (name.includes('/') ? [name] : inFolders(name)));
  return (named ? [named] : places).find((place) => existsSync(place));
}

/** The first version number that a program prints for `--version`. */
export function programVersion(
  executablePath: string,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const options = { encoding: 'utf8', timeout: 120_000, env } as const;
  const { stdout } = spawnSync(executablePath, ['--version'], options);
  return /\d+(?:\.\d+)+\w*/.exec(stdout ?? '')?.[0];
}

/** A screen for browsers that cannot do without one. */
interface Display {
  /** As the environment variable `DISPLAY` names it. */
  readonly name: string;
  close(): void;
}

/** Makes Mesa render WebGL in software, the same on every machine. */
export const mesaEnv = { LIBGL_ALWAYS_SOFTWARE: '1' } as const;

const names = ['Xvfb'];
const screen = '1600x1200x24';

export const canOpenDisplay = (): boolean => findProgram('XVFB_PATH', names) !== undefined;

/** Opens a screen in memory with Xvfb, under a number that is free. */
export async function openDisplay(): Promise<Display> {
  const xvfb = findProgram('XVFB_PATH', names);
  if (!xvfb) throw new Error('Xvfb is not installed: apt-get install xvfb.');
  const server = spawn(xvfb, ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { name: `:${await displayNumber(server)}`, close: () => server.kill() };
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with code ${code} before its screen was there.`);
  });
  const said = server.stdout ? once(server.stdout, 'data') : ended;
  const [data] = await Promise.race([said, ended]);
  ended.catch(() => {});
  return String(data).trim();
}
