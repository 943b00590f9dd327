import { resolve } from 'node:path';
import { slashed } from '../story/files/story-files.ts';

/** HTML with its links to files outside the project as Vite's dev server serves them. */
export function servedFiles(html: string, root: string): string {
  return html.replace(
    /(<a class="download" href=")(\.\.\/[^"]*)/g,
    (_, link: string, file: string) => `${link}/@fs${slashed(resolve(root, file))}`,
  );
}
