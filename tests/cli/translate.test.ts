import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let story: string;
const own = (file: string): string => join(story, file);

beforeEach(() => {
  story = mkdtempSync(join(tmpdir(), 'story-'));
  cpSync('examples/starter', story, { recursive: true });
});
afterEach(() => rmSync(story, { recursive: true }));

/** Runs a command of the project on a story of one's own. */
function run(command: string, ...options: readonly string[]) {
  const env = { ...process.env, STORY: story };
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/bin.ts', command, ...options], {
    env,
    encoding: 'utf8',
  });
}

test('a translation is begun, listed, and called done section by section', () => {
  expect(run('translate', 'fr').stdout).toContain('story.fr.md: translate its fields');
  expect(readFileSync(own('story.fr.md'), 'utf8')).toMatch(
    /^---\n[\s\S]*title: .*\n[\s\S]*lang: fr\n---\n$/,
  );
  expect(readFileSync(own('words.fr.yaml'), 'utf8')).toMatch(/^Nordland Line:$/m);
  const begun = run('check');
  expect(begun.stdout).toContain('section "circle": it is not translated');
  expect(begun.status).toBe(0);

  const circle = /## Over[\s\S]*?(?=## To)/.exec(readFileSync(own('story.md'), 'utf8'));
  writeFileSync(own('story.fr.md'), readFileSync(own('story.fr.md'), 'utf8') + circle?.[0]);
  const words = readFileSync(own('words.fr.yaml'), 'utf8');
  writeFileSync(
    own('words.fr.yaml'),
    words.replace('Nordland Line:', 'Nordland Line: Ligne du Nordland'),
  );
  run('translate', 'fr');
  expect(readFileSync(own('words.fr.yaml'), 'utf8')).toContain('Nordland Line: Ligne du Nordland');
  expect(run('check', '--translated', 'fr', '--sections', 'circle').stdout).not.toContain(
    '“circle”',
  );
  expect(readFileSync(own('translated.fr.yaml'), 'utf8')).toMatch(/^circle: [0-9a-f]{8}$/m);
});

test('what is no language and no section is refused, and nothing is written', () => {
  expect(run('translate', 'French!').status).toBe(2);
  const { status, stderr } = run('check', '--translated', 'fr', '--sections', 'street');
  expect([status, stderr]).toEqual([1, expect.stringContaining('has no section "street"')]);
  expect(existsSync(own('translated.fr.yaml'))).toBe(false);
});
