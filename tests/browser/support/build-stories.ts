import '../../own-stories.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exampleDist, exampleStory } from './example.ts';

const example = { STORY: exampleStory, STORY_DIST: exampleDist };

const both = process.argv[2] !== 'example';
const build = ['--import', 'tsx', 'src/build-story.ts', 'warn'];

/** Builds what the browser tests read: the story and the second one at once, or with `example` the second alone. */
const builds = (both ? [{}, example] : [example]).map((story) => {
  const env = { ...process.env, ...story };
  return once(spawn(process.execPath, build, { env, stdio: 'inherit' }), 'exit');
});
for (const [code] of await Promise.all(builds)) process.exitCode ||= Number(code ?? 1);
