import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { frameScene } from '../../../src/build/stills/frame.ts';
import { reliefPicture } from '../../../src/build/stills/relief-picture.ts';
import { files, relief, root } from '../../support/this-story.ts';

describe('the relief of a still picture', () => {
  it('has hills on both sides of the 180th meridian', async () => {
    const frame = frameScene({ bounds: [160, 55, -150, 71] });
    const cut = await reliefPicture(frame, relief, join(root, files.published, 'relief'));
    const { href = '' } = cut ?? {};
    const picture = sharp(Buffer.from(href.replace(/^[^,]*,/, ''), 'base64'));
    const { width = 0, height = 0 } = await picture.metadata();
    const halves = [0, Math.ceil(width / 2)].map((left) =>
      picture
        .clone()
        .extract({ left, top: 0, width: Math.floor(width / 2), height })
        .stats(),
    );
    for (const { channels } of await Promise.all(halves)) {
      expect(channels[0]?.stdev).toBeGreaterThan(3);
    }
  });
});
