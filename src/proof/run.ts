import { testStory } from './test-story.ts';

/** The end of a process that was interrupted also takes away what it has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/** `npm run test:story`: tests the story that `STORY` names, and says last what is to be mended. */
try {
  const start = performance.now();
  const found = await testStory(process.env.STORY || 'src/story', console.log);
  const seconds = Math.round((performance.now() - start) / 1000);
  const count = found.length === 1 ? '1 problem' : `${found.length || 'No'} problems`;
  console.log(['', ...found, `${count}, ${seconds} s.`].join('\n\n').trimEnd());
  if (found.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
