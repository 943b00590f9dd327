import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from './find-program.ts';

/** A screen for browsers that cannot do without one. */
export interface Display {
  /** As the environment variable `DISPLAY` names it. */
  readonly name: string;
  close(): void;
}

/** What makes Mesa draw WebGL with the processor, the same on every machine. */
export const softwareGl = { LIBGL_ALWAYS_SOFTWARE: '1' } as const;

const names = ['Xvfb'];
const screen = '1600x1200x24';

/** Whether {@link openDisplay} has what it needs. */
export const canOpenDisplay = (): boolean => findProgram('XVFB_PATH', names) !== undefined;

/**
 * Opens a screen in memory with Xvfb, under a number that is free.
 *
 * @throws When Xvfb is missing or ends before its screen is there.
 */
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
