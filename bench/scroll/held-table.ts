import { markdownTable } from '../report/markdown-table.ts';
import type { Held } from './change-scenes.ts';

/** What a page holds after so many changes of scene, and how that stands to the first look. */
export function heldTable(looks: readonly number[], held: readonly Held[]): string {
  const first = held[0]?.heap ?? Number.NaN;
  const rows = held.map(({ heap, listeners, nodes }, index) => [
    String(looks[index]),
    (heap / 1e6).toFixed(1),
    (heap / first).toFixed(3),
    String(listeners),
    String(nodes),
  ]);
  return markdownTable(
    ['changes of scene', 'heap, MB', 'by the first', 'listeners', 'nodes'],
    rows,
  );
}
