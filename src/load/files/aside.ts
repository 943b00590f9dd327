import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a process writes what is to take a path's place, or keeps what had it. */
export const asideOf = (path: string, what: 'next' | 'last' = 'next'): string =>
  `${path}-${what}-${process.pid}`;

/**
 * Takes away what this process has put aside for a path, and what others have that ended before they could. Where
 * one ended before anything was in the path's place again, what was there is put back.
 */
export function clearAside(path: string): void {
  const folder = dirname(path);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, of, what, pid] = /^(.+)-(next|last)-(\d+)$/.exec(name) ?? [];
    if (of !== basename(path) || runsElsewhere(Number(pid))) continue;
    const left = join(folder, name);
    if (what === 'last' && !existsSync(path)) renameSync(left, path);
    rmSync(left, { recursive: true, force: true });
  }
}

/** Whether a process is another that runs, of anyone's. */
function runsElsewhere(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
