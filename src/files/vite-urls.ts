import { isAbsolute, relative } from 'node:path';
import { slashed } from './story-files.ts';

/** Returns the URL, in the page's HTML, of the file at a full path. */
export function fileHref(path: string, { root, command }: ViteConfig): string {
  const fromPage = slashed(relative(root, path));
  if (command === 'build') return `./${fromPage}`;
  const isBeside = !fromPage.startsWith('../') && !isAbsolute(fromPage);
  return isBeside ? `/${fromPage}` : `/@fs/${slashed(path).replace(/^\//, '')}`;
}

export interface ViteConfig {
  readonly root: string;
  readonly command: 'build' | 'serve';
}

export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');
