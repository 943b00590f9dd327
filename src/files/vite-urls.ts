import { isAbsolute, relative } from 'node:path';
import { slashed } from './story-files.ts';

/** The URL in the page's HTML of a file, by its full path. */
export function fileHref(path: string, { root, command }: ViteConfig): string {
  const fromPage = slashed(relative(root, path));
  if (command === 'build') return `./${fromPage}`;
  const isBeside = !fromPage.startsWith('../') && !isAbsolute(fromPage);
  return isBeside ? `/${fromPage}` : `/@fs/${slashed(path).replace(/^\//, '')}`;
}

/** Of Vite's configuration: the folder of the page's shell, and whether that is built or served. */
export interface ViteConfig {
  readonly root: string;
  readonly command: 'build' | 'serve';
}

/** Code that imports the URLs of files, in their order, as `url0`, `url1` …. */
export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');
