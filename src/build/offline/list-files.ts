import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../files-in.ts';

/** A file that the service worker keeps, as Workbox names it. */
export interface KeptFile {
  readonly url: string;
  /** Null where the name carries a hash of the content. */
  readonly revision: string | null;
  /** What the content must be, so that files of two builds are never kept together. */
  readonly integrity: string;
}

const kept = /^(index\.html|favicon\.svg|licences\.html|assets\/.*)(?<!\.(map|br|gz))$/;

/**
 * Lists what a built folder needs to be read without a network: the pages, code, fonts and data.
 * Not the relief's tiles, which are kept as they are seen, nor what only hosts read.
 */
export async function listFiles(folder: string): Promise<KeptFile[]> {
  const urls = (await filesIn(folder)).filter((name) => kept.test(name));
  return Promise.all(
    urls.map(async (url): Promise<KeptFile> => {
      const hash = createHash('sha256').update(await readFile(join(folder, url)));
      const digest = hash.digest('base64');
      const revision = url.startsWith('assets/') ? null : digest.slice(0, 12);
      return { url, revision, integrity: `sha256-${digest}` };
    }),
  );
}
