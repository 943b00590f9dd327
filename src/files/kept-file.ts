import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file in the cache, made again when anything that it is made `from` changes. Many may have the same name. */
export async function keptFile(
  cache: string,
  name: string,
  from: readonly (string | Uint8Array)[],
  make: () => Promise<string | Buffer> | string | Buffer,
) {
  const hash = createHash('sha256');
  for (const part of from) hash.update(`${part.length} `).update(part);
  const path = join(cache, hash.digest('hex').slice(0, 16), name);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return { path, content: kept };
  const content = Buffer.from(await make());
  await mkdir(dirname(path), { recursive: true });
  // Under its name once it is whole: who else reads it meanwhile, or after a crash, finds no half of it.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
  return { path, content };
}
