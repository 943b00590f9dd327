import { type Point, type Reader, viewport } from './reader.ts';
import type { WebDriverSession } from './webdriver-session.ts';

/** Milliseconds that the mouse takes from one point to the next while it drags. */
const dragTime = 100;

/**
 * A reader in the browser of a WebDriver session, whose window is given the size that makes its
 * page {@link viewport}; `closed` is called once the session has ended.
 */
export async function webDriverReader(
  session: WebDriverSession,
  closed: () => void,
): Promise<Reader> {
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
