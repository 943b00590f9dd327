import { type Days, isAmong } from '../../core/story/scene-spec.ts';
import type { Scene } from '../../core/timeline/scene.ts';

/** The charts whose marks stand for days of a layer, tied to the map. */
interface ChartLink {
  /** Lights up the marks of these days, and no others. */
  readonly light: (dates: readonly string[]) => void;
  /** Marks as ahead what the scene does not show yet of each chart's layer. */
  readonly showDays: (days: NonNullable<Scene['days']>) => void;
  readonly stop: () => void;
}

/**
 * Calls `onDay` with the day of the marks that the reader points at or taps in a chart that is tied
 * to a layer, and with nothing once there are none.
 */
export function linkCharts(onDay: (date: string | undefined) => void): ChartLink {
  const charts = document.querySelectorAll<HTMLElement>('figure.chart[data-layer]');
  const marks = [...charts].flatMap((chart) => [
    ...chart.querySelectorAll<SVGElement>('[data-date]'),
  ]);
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
    light(dates) {
      for (const mark of marks) {
        mark.classList.toggle('is-lit', dates.includes(mark.dataset.date ?? ''));
      }
    },
    showDays(days) {
      for (const chart of charts) {
        const shown = days[chart.dataset.layer ?? ''];
        if (shownIn.get(chart) === shown) continue;
        shownIn.set(chart, shown);
        for (const mark of chart.querySelectorAll<SVGElement>('[data-date]')) {
          mark.classList.toggle('is-ahead', !!shown && !isAmong(mark.dataset.date ?? '', shown));
        }
      }
    },
    stop: () => stopping.abort(),
  };
}
