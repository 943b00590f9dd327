import { type Days, isAmong } from '../../core/story/scene-spec.ts';
import type { Scene } from '../../core/timeline/scene.ts';

/** Connects the charts of layers with days to the map. `onDay` is called with the day that the reader points at, if any. */
export function linkCharts(onDay: (date: string | undefined) => void) {
  const charts = [...document.querySelectorAll<HTMLElement>('figure.chart[data-layer]')];
  const marksIn = new Map(
    charts.map((chart) => [chart, [...chart.querySelectorAll<SVGElement>('[data-date]')]]),
  );
  const shownIn = new Map<HTMLElement, Days | undefined>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const dayOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<SVGElement>('[data-date]')?.dataset.date : undefined;
  const over = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') onDay(dayOf(event));
  };
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') onDay(undefined);
  };
  for (const chart of charts) {
    chart.addEventListener('pointerover', over, { signal });
    chart.addEventListener('pointerleave', leave, { signal });
    chart.addEventListener('click', (event) => onDay(dayOf(event)), { signal });
  }
  return {
    light(dates: readonly string[]) {
      for (const mark of [...marksIn.values()].flat()) {
        mark.classList.toggle('is-lit', dates.includes(mark.dataset.date ?? ''));
      }
    },
    /** Marks the days that the scene does not show yet. */
    showDays(days: NonNullable<Scene['days']>) {
      for (const [chart, marks] of marksIn) {
        const shown = days[chart.dataset.layer ?? ''];
        if (shownIn.get(chart) === shown) continue;
        shownIn.set(chart, shown);
        for (const mark of marks) {
          mark.classList.toggle('is-ahead', !!shown && !isAmong(mark.dataset.date ?? '', shown));
        }
      }
    },
    stop: () => stopping.abort(),
  };
}
