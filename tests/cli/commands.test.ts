import { spawnSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { commandLine } from '../../src/cli/commands.ts';
import { printable } from '../../src/files/story-error.ts';

async function call(...args: readonly string[]) {
  const program = commandLine();
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  for (const each of [program, ...program.commands])
    each.configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => 100 });
  const error = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { written, error };
}

const names = commandLine().commands.map((command) => command.name());

it.each([
  [['biuld'], "unknown command 'biuld'\n(Did you mean build?)"],
  [['build', '--bas', '/'], "unknown option '--bas'\n(Did you mean --base?)"],
  [['start', '--port', '70000'], "'70000' is invalid. Write a number from 1 to 65535."],
  [['translate', 'corée'], "'corée' is invalid for argument 'TAG'. Write the tag of a language,"],
  [[], 'Usage: story-map'],
])('a wrong call %j explains what is wrong, and how to get help', async (args, message) => {
  const { written, error } = await call(...args);
  expect(error).toMatchObject({ name: 'CommanderError', exitCode: 1 });
  expect(written).toContain(message);
  expect(written).toContain('--help');
});

it.each([undefined, ...names])('the help of %s fits a terminal', async (name) => {
  const { written, error } = await call(...(name ? [name] : []), '--help');
  expect(error).toMatchObject({ exitCode: 0 });
  for (const line of written.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
});

it('control characters are escaped', () => {
  expect(printable('a\x1b[31m\x07\r\n\tb\u202egnp é\n')).toBe(
    'a\\x1b[31m\\x07\r\n\tb\\u202egnp é\n',
  );
});

vi.mock('../../src/publish/pack-story.ts', () => ({ packStory: async () => ({ file: '\x1b' }) }));
const saying = async (_: unknown, __: unknown, say: typeof console.log) => [say('\x1b')].slice(1);
vi.mock('../../src/cli/build-story.ts', () => ({ buildStory: undefined }));
vi.mock('../../src/proof/print-pdf.ts', () => ({ writePdfs: saying }));
vi.mock('../../src/proof/test-story.ts', () => ({ testStory: saying }));

it.each(['pack', 'pdf', 'test'])('%s also escapes its output', async (name) => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await call(name);
  expect(log.mock.calls.join()).toMatch(/^\\x1b/);
  log.mockRestore();
});

it('a command ends with one sentence if Node cannot generate code from strings', () => {
  const flags = ['--disallow-code-generation-from-strings', '--import', import.meta.resolve('tsx')];
  const { stderr } = spawnSync(process.execPath, [...flags, 'src/cli/bin.ts', 'check']);
  expect(`${stderr}`).toMatch(/^Node may make no code .* NODE_OPTIONS\.\n$/);
});
