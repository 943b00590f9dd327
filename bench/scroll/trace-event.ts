/** The part of a Chromium trace event that the benchmark reads; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began. */
  readonly ts: number;
  /** How long it took by the clock. */
  readonly dur?: number;
  /** Its time on the processor, which other programs on the machine do not lengthen. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string; readonly url?: string } };
}

/** The categories of a trace that holds what the benchmark reads. */
export const traceCategories: readonly string[] = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];
