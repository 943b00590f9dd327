import { spawnSync } from 'node:child_process';

/** The first version number in what a program answers to `--version`, or undefined without one. */
export function programVersion(
  executablePath: string,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const { stdout } = spawnSync(executablePath, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env,
  });
  return /\d+(?:\.\d+)+\w*/.exec(stdout ?? '')?.[0];
}
