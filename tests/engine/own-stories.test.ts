import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('the tests read the stories that are here, whatever story the shell has chosen', () => {
  const say = `
    await import('./vitest.config.ts');
    const { storyFilesIn } = await import('./src/build/story/files/story-files.ts');
    console.log(storyFilesIn('.').folder, Object.keys(process.env).filter((name) => name.includes('STORY')));
  `;
  const shell = { STORY: '../telegraph', STORY_TRANSLATION: 'fr', STORY_URL: 'https://a.example/' };
  const said = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', say],
    { env: { ...process.env, ...shell }, encoding: 'utf8' },
  );
  expect(said.trim()).toBe('src/story []');
});
