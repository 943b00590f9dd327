import '../../own-stories.ts';
import { execFileSync } from 'node:child_process';
import { exampleDist, exampleStory } from './example.ts';

const example = { STORY: exampleStory, STORY_DIST: exampleDist };

/** Builds what the browser tests read: the story and the second one, or with `example` the second alone. */
for (const story of process.argv[2] === 'example' ? [example] : [{}, example]) {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    env: { ...process.env, ...story },
    stdio: 'inherit',
  });
}
