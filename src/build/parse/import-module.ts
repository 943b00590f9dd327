import { basename, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runnerImport } from 'vite';
import { StoryError } from './story-error.ts';

/**
 * Runs one of the story's TypeScript files and gives what it exports, fresh at each call.
 *
 * @param root The project's root.
 * @param file The file, from the root.
 * @param name The export that is wanted.
 * @throws StoryError when the file does not run or does not export the name.
 */
export async function importModule<T>(root: string, file: string, name: string): Promise<T> {
  const settings = { root, configFile: false, envFile: false, logLevel: 'silent' } as const;
  const { module } = await runnerImport<Record<string, T>>(resolve(root, file), settings).catch(
    (error: unknown) => {
      throw new StoryError([{ file, ...explain(error, root, file), remedy: 'Mend it first.' }]);
    },
  );
  const value = module[name];
  if (value !== undefined) return value;
  const place = `export "${name}"`;
  const remedy = `Export a constant "${name}".`;
  throw new StoryError([{ file, place, problem: 'it is missing.', remedy }]);
}

function explain(error: unknown, root: string, file: string): { place: string; problem: string } {
  const message = error instanceof Error ? error.message : String(error);
  const plain = stripVTControlCharacters(message).replaceAll(`${root}/`, '');
  const lines = plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reason = lines.find((line) => !line.endsWith(':')) ?? 'it throws';
  const at = plain.match(new RegExp(`${basename(file)}:(\\d+):(\\d+)`));
  return {
    place: at ? `line ${at[1]}, column ${at[2]}` : 'the file',
    problem: `it does not run (${reason}).`,
  };
}
