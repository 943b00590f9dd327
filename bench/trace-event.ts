/** The part of a Chromium trace event that the benchmark reads; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly id?: string;
  /** Time on the processor, which other programs on the machine do not lengthen. */
  readonly tdur?: number;
  readonly dur?: number;
  readonly args: { readonly data?: TraceData };
}

/** What the events that are read carry, each a part of it. */
export interface TraceData {
  readonly type?: string;
  readonly url?: string;
  readonly startTime?: number;
  readonly timeDeltas?: readonly number[];
  readonly cpuProfile?: {
    readonly nodes?: readonly ProfileNode[];
    readonly samples?: readonly number[];
  };
}

/** A function on the stack of a sample; its `parent` called it. */
export interface ProfileNode {
  readonly id: number;
  readonly parent?: number;
  readonly callFrame: { readonly url?: string; readonly functionName: string };
}

/** The categories of a trace that holds these events. */
export const traceCategories: readonly string[] = [
  'devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
];
