import { execFileSync } from 'node:child_process';
import { exampleDist, exampleStory } from './example.ts';

execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
  env: { ...process.env, STORY: exampleStory, STORY_DIST: exampleDist },
  stdio: 'inherit',
});
