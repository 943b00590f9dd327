import type { Browser } from 'playwright-core';
import { mapAtRest, mapReady, openPage } from '../src/proof/story-page.ts';
import { scenes } from '../tests/support/this-story.ts';
import type { Results } from './budgets.ts';
import { jumpAround } from './jumps.ts';
import { type Conditions, fullSpeed, loadPage, type MeasuredPage, slowPhone } from './load.ts';
import type { ServedPages } from './pages.ts';
import { scrollPage } from './scroll.ts';
import { randomFrom, visitStops } from './stops.ts';

/** The servers of the built pages. */
interface Servers {
  readonly story: ServedPages;
  readonly storyWithoutScripts: ServedPages;
  readonly others: ServedPages;
}

const stops = { stops: 12, seed: 20140720 };

/** Loads are short, and what else the machine does moves them more than a reading: they take more rounds. */
const loadRounds = { full: 2, slow: 1 } as const;

/** Measures everything once; `say` is told what comes next. */
export async function measure(
  browser: Browser,
  servers: Servers,
  { rounds, quick }: { readonly rounds: number; readonly quick: boolean },
  say: (words: string) => void,
): Promise<Results> {
  const story: MeasuredPage = { name: 'story', served: servers.story, path: '/', map: 'on a sign' };
  const flyTo: MeasuredPage = {
    name: 'fly-to',
    served: servers.others,
    path: '/fly-to/',
    map: 'at once',
  };
  const loads = async (conditions: Conditions, times: number) => {
    say(`Loading: ${conditions.name}`);
    const pages = await loadedPages(browser, servers, story, conditions);
    return interleave(pages, rounds * times, (page) => loadPage(browser, page, conditions));
  };
  const full = await loads(fullSpeed, loadRounds.full);
  const slow = quick ? {} : await loads(slowPhone, loadRounds.slow);
  say('Scrolling through');
  const readings = await interleave([story, flyTo], rounds, (page) => scrollPage(browser, page));
  say('Jumping to sections');
  const [, plain = story] = await loadedPages(browser, servers, story, fullSpeed);
  const order = shuffled(Object.keys(scenes).slice(1), stops.seed);
  const jumps = await interleave([story, plain], rounds, (page) =>
    jumpAround(browser, page, order),
  );
  say('Stopping at sections in a random order');
  const stopped = {
    story: await visitStops(browser, story, scenes, stops),
    'fly-to': await visitStops(browser, flyTo, scenes, stops),
  };
  const ofStory = readings.story ?? [];
  return {
    rounds,
    browser: `Chromium ${browser.version()}`,
    loads: { full: pick(full, 'figures'), slow: pick(slow, 'figures') },
    scrolls: pick(readings, 'figures'),
    idleFrames: ofStory.map(({ idleFrames }) => idleFrames),
    thirdParty: [...ofStory, ...(full.story ?? [])].flatMap(({ thirdParty }) => thirdParty),
    stops: stopped,
    jumps,
  };
}

/** The pages of the load, with the plain one set to what the story rests at under the conditions. */
async function loadedPages(
  browser: Browser,
  servers: Servers,
  story: MeasuredPage,
  { viewport }: Conditions,
): Promise<readonly MeasuredPage[]> {
  const { page, close } = await openPage(browser, { viewport });
  await page.goto(`${servers.story.url}/`);
  await mapReady(page);
  const { center, zoom, bearing, pitch, layers } = await mapAtRest(page);
  await close();
  const query = new URLSearchParams({
    camera: [...center, zoom, bearing, pitch].join(),
    layers: layers.join(' '),
  });
  const { others, storyWithoutScripts } = servers;
  return [
    { name: 'bare', served: others, path: '/bare/', map: 'at once' },
    { name: 'plain', served: others, path: `/plain/?${query}`, map: 'at once' },
    story,
    { name: 'story without scripts', served: storyWithoutScripts, path: '/', map: 'none' },
  ];
}

/** The same in an order that a seed gives. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function pick<Key extends string, Value>(
  byPage: Readonly<Record<string, readonly Readonly<Record<Key, Value>>[]>>,
  key: Key,
): Readonly<Record<string, readonly Value[]>> {
  const entries = Object.entries(byPage);
  return Object.fromEntries(entries.map(([page, rounds]) => [page, rounds.map((one) => one[key])]));
}

/**
 * Measures each subject once a round, in an order that moves on by one each round, so that what
 * slows the machine for a while slows them all. A round before the first warms everything up and is
 * thrown away.
 *
 * @returns The results of each subject by its name, one a round.
 */
export async function interleave<Subject extends { readonly name: string }, Result>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Result>,
): Promise<Readonly<Record<string, readonly Result[]>>> {
  const results: Record<string, Result[]> = {};
  for (const { name } of subjects) results[name] = [];
  for (let round = 0; round <= rounds; round++) {
    const first = round % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      const result = await measure(subject);
      if (round > 0) results[subject.name]?.push(result);
    }
  }
  return results;
}
