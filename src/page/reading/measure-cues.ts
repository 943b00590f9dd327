import type { Cue, DaysOfLayers } from '../../core/timeline/keyframe.ts';

/** Over how much of the screen's height something fades in before the words that tell of it are read. */
const fading = 0.2;

/**
 * Finds what the map keeps step with. Words of the text marked with a layer (`data-on`, its id) are read
 * as a route calls at the stop of that name, as the day of that name comes in a layer with days, or once
 * any other layer has faded in. The marks of days in the chart of a layer count like such days.
 *
 * @param line The offset from the top of the screen in CSS pixels at which words are read.
 */
export function measureCues(section: HTMLElement, line: number, days: DaysOfLayers): Cue[] {
  const at = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2 + window.scrollY - line;
  };
  const stops = stopsOf(section);
  const told = [...section.querySelectorAll<HTMLElement>('[data-on]')].flatMap((words): Cue[] => {
    const layer = words.dataset.on ?? '';
    const cue = { section: section.id, layer, at: at(words) };
    const own = stops[layer];
    if (own) return [{ ...cue, share: own[words.textContent] ?? 0 }];
    const come = shareCome(days[layer], words.textContent);
    if (come !== undefined) return [{ ...cue, share: come }];
    return [
      { ...cue, at: cue.at - fading * window.innerHeight, share: 0 },
      { ...cue, share: 1 },
    ];
  });
  const marks = section.querySelectorAll<SVGElement>('[data-layer] [data-date]');
  const dated = [...marks].flatMap((mark): Cue[] => {
    const layer = mark.closest<HTMLElement>('[data-layer]')?.dataset.layer ?? '';
    const share = shareCome(days[layer], mark.dataset.date);
    return share === undefined ? [] : [{ section: section.id, layer, at: at(mark), share }];
  });
  return [...told, ...dated];
}

/** How much of a layer has come with one of its days, from 0 to 1. */
function shareCome(days: readonly string[] = [], day = ''): number | undefined {
  const index = days.indexOf(day);
  return index < 0 ? undefined : (index + 1) / days.length;
}

/** Where the routes that a section draws call, as shares of their length on the map. */
function stopsOf(section: HTMLElement): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const routes = [...section.querySelectorAll<HTMLElement>('[data-route][data-stops]')];
  return Object.fromEntries(
    routes.map(({ dataset: { route = '', stops = '{}' } }) => [route, JSON.parse(stops)]),
  );
}
