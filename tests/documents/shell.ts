import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  readonly code: number;
  readonly output: string;
}

const minute = 60_000;
/** The time limit of a command, so that one that hangs is named. */
const longest = 25 * minute;

/** The environment of a person's shell, without the variables of the test runner and of npm. */
const variables = Object.fromEntries(
  Object.entries(process.env)
    .filter(
      ([name]) => !/^(npm_|VITE|VITEST|STORY|NODE_ENV$|EVERY_CASE$|CI$|FORCE_BUNDLED)/.test(name),
    )
    .map(([name, value = '']) => [
      name,
      name === 'PATH'
        ? value
            .split(':')
            .filter((path) => !path.includes('node_modules'))
            .join(':')
        : value,
    ]),
);

function start(command: string, cwd: string, env: Readonly<Record<string, string>>) {
  const shell = spawn('bash', ['-e', '-o', 'pipefail', '-c', command], {
    cwd,
    env: { ...variables, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const printed: string[] = [];
  for (const stream of [shell.stdout, shell.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const end = (signal: NodeJS.Signals) => shell.pid && process.kill(-shell.pid, signal);
  return { shell, printed, end };
}

export async function run(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { shell, printed, end } = start(command, cwd, env);
  const late = setTimeout(() => end('SIGKILL'), longest);
  const [code, signal] = await once(shell, 'close');
  clearTimeout(late);
  if (signal) printed.push(`\nended by ${signal}`);
  return { code: code ?? 1, output: printed.join('') };
}

/** Runs commands of which the last is a server, fetches its page and stops it; the code is 0 if the page came. */
export async function serve(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly page: string }> {
  const { shell, printed, end } = start(command, cwd, env);
  const closed = once(shell, 'close');
  const late = setTimeout(() => end('SIGKILL'), longest);
  const address = new Promise<string | undefined>((resolve) => {
    const look = () => {
      const found = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+\/\S*/.exec(printed.join(''));
      if (found) resolve(found[0]);
    };
    shell.stdout.on('data', look);
    void closed.then(() => resolve(undefined));
  });
  const url = await address;
  const response = url ? await fetch(url) : undefined;
  const page = (await response?.text()) ?? '';
  if (url) end('SIGINT');
  await closed;
  clearTimeout(late);
  return { code: response?.ok ? 0 : 1, output: printed.join(''), page };
}
