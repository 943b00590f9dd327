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
