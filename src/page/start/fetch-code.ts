import { startWaits } from './start-waits.ts';

/**
 * Fetches the map's code; nothing where it or its worker's code cannot be had.
 *
 * @param worker The URL of the worker's code, which is fetched so that the cache has it.
 * @param onLate Called where they have neither come nor failed in time; they may still come.
 */
export async function fetchCode<Code>(
  load: () => Promise<Code>,
  worker: string,
  onLate: () => void,
): Promise<Code | undefined> {
  const late = setTimeout(onLate, startWaits.code);
  try {
    const [code, { ok }] = await Promise.all([load(), fetch(worker)]);
    return ok ? code : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}
