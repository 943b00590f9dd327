import { inkTile } from './ink-tile.ts';
import type { ReliefRequest, ReliefResponse } from './relief-messages.ts';

/** All that the worker needs of its own scope. */
interface Scope {
  onmessage: ((event: MessageEvent<ReliefRequest>) => void) | null;
  postMessage(response: ReliefResponse, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as Scope;
const pending = new Map<number, AbortController>();

scope.onmessage = async ({ data }) => {
  const { id } = data;
  if ('abort' in data) {
    pending.get(id)?.abort();
    return;
  }
  const abort = new AbortController();
  pending.set(id, abort);
  try {
    const picture = await inkTile(data.url, data.theme, abort.signal);
    scope.postMessage({ id, picture }, [picture]);
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
  pending.delete(id);
};
