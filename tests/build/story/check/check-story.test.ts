import { expect, test } from 'vitest';
import { checkStory } from '../../../../src/build/story/check/check-story.ts';
import { checkCitations } from '../../../../src/build/story/check/check-text.ts';
import { formatProblem, isWarning } from '../../../../src/build/story/files/story-error.ts';
import { storyFilesIn } from '../../../../src/build/story/files/story-files.ts';
import type { SceneSpecs } from '../../../../src/core/story/scene-spec.ts';
import { render } from '../../../../src/words/en.ts';
import { parseStory } from '../../../support/parse-story.ts';
import { plainLayer } from '../../../support/plain-layer.ts';
import { readSources } from '../../../support/read-sources.ts';

const story = parseStory(
  `---
title: T
subtitle: S
description: D
lang: en
published: 2026-01-02
article: { title: T, author: A, publisher: P, date: 2014 }
---
# One {#one}

Text.[^known] More.[^unknown]

::: chart steps
:::
`,
  'story.md',
  render,
);
const sources = readSources(
  `known: { title: K, publisher: P, date: 2014 }
idle: { title: I, publisher: P, date: 2014 }`,
  'sources.yaml',
);

test('does not take what every object has for a source', () => {
  const cited = [{ source: 'constructor', number: 1, occurrence: 1, line: 3 }];
  expect(checkCitations(cited, [], { story: 's', sources: 'y' })).toHaveLength(1);
});

test('checks scenes, layers, citations and charts together', () => {
  const scenes: SceneSpecs = { one: { bounds: [1, 2, 3, 4], layers: { ways: 1 } } };
  const layers = [plainLayer('way', 'area')];
  const files = storyFilesIn('.', 'src/story');
  const geometry = { 'geo/layers/spare.geojson': '{' };
  const problems = checkStory({
    files,
    text: { ...story, pictures: [] },
    sources,
    map: { scenes, layers },
    geometry,
    charts: { charts: {}, names: [] },
  });
  expect(problems.filter((problem) => !isWarning(problem)).map(formatProblem)).toEqual([
    'src/story/story.md:11:20  the source "unknown" does not exist. Add it to src/story/sources.yaml or cite another. Did you mean "known"?',
    'src/story/sources.yaml  source "idle": nothing cites it. Cite it as [^idle] in src/story/story.md or take it out.',
    'src/story/story.md:13:1  the chart "steps" does not exist. There is none yet.',
    'src/story/scenes.yaml  section "one": layer "ways" does not exist. Did you mean "way"?',
    'geo/layers/way.geojson  the file does not exist. Put the shapes of the layer there as GeoJSON, or take the layer out.',
    'geo/layers/spare.geojson:1:2  the JSON ends too soon. Close what is open: a quote, a bracket.',
  ]);
});
