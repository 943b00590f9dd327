import type { ProfileNode, TraceEvent } from './trace-event.ts';

/** One look of the profiler at the stack: when, in microseconds, and whose script was running. */
export interface Sample {
  readonly ts: number;
  /** The time that the sample stands for, in microseconds. */
  readonly duration: number;
  /** The innermost function that has an address, so that built-ins count for who called them. */
  readonly url: string | undefined;
}

/** The samples of the main thread's profile that a trace holds, in order. */
export function profileSamples(events: readonly TraceEvent[], main: TraceEvent): readonly Sample[] {
  const profile = events.find(
    ({ name, pid, tid }) => name === 'Profile' && pid === main.pid && tid === main.tid,
  );
  const chunks = events.filter(
    ({ name, pid, id }) => name === 'ProfileChunk' && pid === main.pid && id === profile?.id,
  );
  const nodes = new Map<number, ProfileNode>();
  const samples: Sample[] = [];
  let ts = profile?.args.data?.startTime ?? 0;
  for (const { args } of chunks) {
    for (const node of args.data?.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    const deltas = args.data?.timeDeltas ?? [];
    for (const [index, node] of (args.data?.cpuProfile?.samples ?? []).entries()) {
      const duration = deltas[index] ?? 0;
      ts += duration;
      samples.push({ ts, duration, url: innermostUrl(nodes, node) });
    }
  }
  return samples;
}

function innermostUrl(nodes: ReadonlyMap<number, ProfileNode>, id: number): string | undefined {
  let node = nodes.get(id);
  while (node && !node.callFrame.url) {
    node = node.parent === undefined ? undefined : nodes.get(node.parent);
  }
  return node?.callFrame.url;
}
