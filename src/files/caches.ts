import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Caches a file by a hash of everything that it is made `from`; several files may share a name. */
export async function keptFile(
  cache: string,
  name: string,
  from: readonly (string | Uint8Array)[],
  make: () => Promise<string | Buffer> | string | Buffer,
) {
  const hash = createHash('sha256');
  for (const part of from) hash.update(`${part.length} `).update(part);
  const path = join(cache, hash.digest('hex').slice(0, 16), name);
  const cached = await readFile(path).catch(() => undefined);
  if (cached) return { path, content: cached };
  const content = Buffer.from(await make());
  await mkdir(dirname(path), { recursive: true });
  // The file is renamed once it is complete, so that no other process reads half of it, even after a crash.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  return { path, content };
}

const capacity = 100; // more texts than a story has files

/** Memoizes a pure function of a text, for the dev server; callers share its results and must not change them. */
export function memoizeByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const value = cache.get(text) ?? compute(text);
    cache.delete(text);
    cache.set(text, value);
    const [oldest = text] = cache.keys();
    if (cache.size > capacity) cache.delete(oldest);
    return value;
  };
}
