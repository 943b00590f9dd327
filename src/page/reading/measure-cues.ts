import type { DaysOfLayers } from '../../core/timeline/days.ts';
import type { Cue } from '../../core/timeline/pace.ts';

/** Over how much of the screen's height something fades in before the words that tell of it are read. */
const fading = 0.2;

/**
 * Finds what the map is to keep step with: places in the text (`data-on`, the id of a layer), which a
 * route meets where it calls at the place of that name and any other layer has come by, and the marks
 * of days in the chart of a layer.
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
    return [
      { ...cue, at: cue.at - fading * window.innerHeight, share: 0 },
      { ...cue, share: 1 },
    ];
  });
  const marks = section.querySelectorAll<SVGElement>('[data-layer] [data-date]');
  const dated = [...marks].flatMap((mark): Cue[] => {
    const layer = mark.closest<HTMLElement>('[data-layer]')?.dataset.layer ?? '';
    const own = days[layer] ?? [];
    const index = own.indexOf(mark.dataset.date ?? '');
    if (index < 0) return [];
    return [{ section: section.id, layer, at: at(mark), share: (index + 1) / own.length }];
  });
  return [...told, ...dated];
}

/** Where the routes that a section draws call, as shares of their length on the map. */
function stopsOf(section: HTMLElement): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const routes = [...section.querySelectorAll<HTMLElement>('[data-route][data-stops]')];
  return Object.fromEntries(
    routes.map(({ dataset: { route = '', stops = '{}' } }) => [route, JSON.parse(stops)]),
  );
}
