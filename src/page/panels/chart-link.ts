/** The chart of the firings, tied to the map. */
export interface ChartLink {
  /** Lights up the rows of these days, and no others. */
  readonly light: (dates: readonly string[]) => void;
  readonly stop: () => void;
}

/**
 * Calls `onDay` with the day of the row that the reader points at or taps in the chart of the
 * firings, and with nothing once none is.
 */
export function linkChart(onDay: (date: string | undefined) => void): ChartLink {
  const chart = document.querySelector<HTMLElement>('figure.chart[data-chart="firings"]');
  const rows = new Map(
    [...(chart?.querySelectorAll<SVGElement>('.firing[data-firing]') ?? [])].map((row) => [
      row.dataset.firing ?? '',
      row,
    ]),
  );
  const stopping = new AbortController();
  const { signal } = stopping;
  const dayOf = ({ target }: Event) =>
    target instanceof Element
      ? target.closest<SVGElement>('.firing[data-firing]')?.dataset.firing
      : undefined;
  const over = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') onDay(dayOf(event));
  };
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') onDay(undefined);
  };
  chart?.addEventListener('pointerover', over, { signal });
  chart?.addEventListener('pointerleave', leave, { signal });
  chart?.addEventListener('click', (event) => onDay(dayOf(event)), { signal });
  let lit: readonly SVGElement[] = [];
  return {
    light(dates) {
      for (const row of lit) row.classList.remove('is-lit');
      lit = dates.flatMap((date) => rows.get(date) ?? []);
      for (const row of lit) row.classList.add('is-lit');
    },
    stop: () => stopping.abort(),
  };
}
