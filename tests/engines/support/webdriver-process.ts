import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOnPort } from '../../../src/build/publish/serve-built.ts';

/** A WebDriver server of this run's own. */
export interface DriverProcess {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  close(): void;
}

const patience = 10_000;
const pause = 100;

/**
 * Starts a driver that takes `--port` and waits until it answers.
 *
 * @throws When it does not answer within ten seconds.
 */
export async function startDriver(
  executablePath: string,
  env: NodeJS.ProcessEnv,
): Promise<DriverProcess> {
  const free = await listenOnPort(() => {});
  await free.close();
  const { url } = free;
  const driver = spawn(executablePath, [`--port=${new URL(url).port}`], { env, stdio: 'ignore' });
  const close = () => driver.kill();
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && driver.exitCode === null) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { url, close };
    await wait(pause);
  }
  close();
  throw new Error(`${executablePath} does not answer at ${url}.`);
}
