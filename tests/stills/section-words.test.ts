import sharp from 'sharp';
import { expect, it } from 'vitest';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { frameScene, positionAt, sectionSize } from '../../src/stills/frame.ts';
import { sectionMaps } from '../../src/stills/stills-plugin.ts';
import { root } from '../support/read-story.ts';

it('the words below a still map say how wide the picture is, not the bounds of its scene', async () => {
  const store = storyStore(root, { story: 'tests/fixtures/lake' });
  const loaded = await store.load();
  const [first] = loaded.story.sections;
  if (!first) throw new Error('The fixture has no section.');
  // Tall, so that there is much beside them.
  const scene = { bounds: [33, -3, 33.5, 1], layers: {} } as const;
  const html = await sectionMaps(store).sectionMap(first, scene, loaded);
  const km = Number(/about (\d+) km wide/.exec(html)?.[1]);
  const frame = frameScene(scene);
  const [left, right] = [0, sectionSize.width].map((x) =>
    positionAt(frame, [x, sectionSize.height / 2]),
  );
  if (!left || !right) throw new Error('The frame has no sides.');
  expect(km / greatCircleKm(left, right)).toBeCloseTo(1, 1);
});

it('the picture for links has the hills of its map', async () => {
  const { plugin } = sectionMaps(storyStore(root, { story: 'examples/starter' }));
  let picture: Buffer | undefined;
  const emitFile = ({ fileName, source }: { fileName: string; source: Buffer }) => {
    if (fileName === 'og.png') picture = source;
  };
  await plugin.configResolved.call({} as never, { command: 'build' } as never);
  await plugin.generateBundle.call({ emitFile } as never);
  const map = sharp(picture).extract({ left: 400, top: 0, width: 780, height: 500 });
  // 2.2 where land is flat.
  expect((await map.greyscale().stats()).entropy).toBeGreaterThan(2.6);
});
