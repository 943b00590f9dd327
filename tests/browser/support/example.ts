/** The folder of the second story, which is built and read as the project's own is. */
export const exampleStory = 'tests/fixtures/atolls';

export const exampleDist = 'dist-example';

/** The folder of the third story, at street scale, and where its page is built to. */
export const townStory = 'examples/herdsman-lake';
export const townDist = 'dist-town';

/** How they are built, as variables of a build. */
export const examples = [
  {
    STORY: exampleStory,
    STORY_DIST: exampleDist,
    STORY_URL: 'https://story.example/atolls/',
    STORY_EMBEDDED_BY: '*',
  },
  { STORY: townStory, STORY_DIST: townDist },
];
