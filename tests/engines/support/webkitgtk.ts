import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOnPort } from '../../../src/publish/serve-built.ts';
import { canOpenDisplay, findProgram, mesaEnv, openDisplay, programVersion } from './programs.ts';
import { type Engine, type Point, type Reader, viewport } from './reader.ts';

const miniBrowsers = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`,
);
const findDriver = () => findProgram('WEBKIT_DRIVER_PATH', ['WebKitWebDriver']);

/** WebKit as GNOME's browsers have it: its MiniBrowser, driven by WebKitWebDriver. */
export const webkitgtk: Engine = {
  name: 'WebKitGTK',
  packages: 'webkit2gtk-driver xvfb libgl1-mesa-dri',

  async find() {
    const executablePath = findProgram('MINIBROWSER_PATH', miniBrowsers);
    if (!executablePath || !findDriver() || !canOpenDisplay()) return undefined;
    const display = await openDisplay();
    const version = programVersion(executablePath, { ...process.env, DISPLAY: display.name });
    display.close();
    return version ? { name: this.name, version, executablePath } : undefined;
  },

  async start({ executablePath }, { webgl = true } = {}) {
    const display = await openDisplay();
    const driver = await startDriver(findDriver() ?? 'WebKitWebDriver', {
      ...process.env,
      ...mesaEnv,
      DISPLAY: display.name,
    });
    const close = () => {
      driver.close();
      display.close();
    };
    const session = await openSession(driver.url, {
      'webkitgtk:browserOptions': {
        binary: executablePath,
        args: ['--automation', ...(webgl ? [] : ['--enable-webgl=false'])],
      },
    }).catch((error) => {
      close();
      throw error;
    });
    return webDriverReader(session, close);
  },
};

/** A WebDriver server of this run. */
interface DriverProcess {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  close(): void;
}

const patience = 60_000;
const pause = 100;

/** Starts a driver that takes `--port` and waits until it answers. */
async function startDriver(executablePath: string, env: NodeJS.ProcessEnv): Promise<DriverProcess> {
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

/** A session of the W3C WebDriver protocol, over HTTP. */
interface WebDriverSession {
  /** Sends a command and returns its `value`; the path is what follows `/session/{id}/`. */
  command(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  /** Ends the session, and with it the browser. */
  end(): Promise<void>;
}

/** Asks the driver at `driverUrl` for a session with exactly these capabilities. */
async function openSession(driverUrl: string, capabilities: object): Promise<WebDriverSession> {
  const body = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = (await send('POST', `${driverUrl}/session`, body)) as {
    readonly sessionId: string;
  };
  const url = `${driverUrl}/session/${sessionId}`;
  return {
    command: (method, path, body) => send(method, `${url}/${path}`, body),
    async end() {
      await send('DELETE', url);
    },
  };
}

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(`${method} ${new URL(url).pathname}: ${error}: ${message}`);
}

/** Milliseconds that the mouse takes from one point to the next while it drags. */
const dragTime = 100;

/** A reader in a WebDriver session, with a page of {@link viewport}; `closed` is called once it has ended. */
async function webDriverReader(session: WebDriverSession, closed: () => void): Promise<Reader> {
  const ask = async <Answer>(
    question: (argument: string) => Answer,
    argument = '',
  ): Promise<Awaited<Answer>> => {
    const script = `return (${question})(arguments[0])`;
    const answer = await session.command('POST', 'execute/sync', { script, args: [argument] });
    return answer as Awaited<Answer>;
  };
  const act = (source: object) => session.command('POST', 'actions', { actions: [source] });
  const mouse = (actions: readonly object[]) =>
    act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

  // Scripts that run during a navigation get no answer.
  await session.command('POST', 'timeouts', { script: patience });

  /** WebKitWebDriver turns the wheel by the difference from the turn before. */
  let turned = 0;

  const frame = await ask(() => [outerWidth - innerWidth, outerHeight - innerHeight] as const);
  await session.command('POST', 'window/rect', {
    width: viewport.width + frame[0],
    height: viewport.height + frame[1],
  });

  return {
    async open(address) {
      await session.command('POST', 'url', { url: address });
    },
    ask,
    async askFrame<Answer>(id: number, question: () => Answer): Promise<Awaited<Answer>> {
      await session.command('POST', 'frame', { id });
      return ask(question).finally(() => session.command('POST', 'frame', { id: null }));
    },
    async point(path) {
      await mouse(path.map((to) => moveTo(to, 0)));
    },
    async drag([start, ...path]) {
      if (!start) return;
      await mouse([
        moveTo(start, 0),
        { type: 'pointerDown', button: 0 },
        ...path.map((to) => moveTo(to, dragTime)),
        { type: 'pointerUp', button: 0 },
      ]);
    },
    async wheel({ x, y }, down) {
      turned += down;
      const turn = { type: 'scroll', x, y, deltaX: 0, deltaY: turned, duration: 0 };
      await act({ type: 'wheel', id: 'wheel', actions: [turn] });
    },
    picture: async () =>
      Buffer.from((await session.command('GET', 'screenshot')) as string, 'base64'),
    async close() {
      await session.end();
      closed();
    },
  };
}

const moveTo = ({ x, y }: Point, duration: number) => ({ type: 'pointerMove', x, y, duration });
