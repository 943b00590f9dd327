import type { LngLat } from '../../core/camera/lng-lat.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import type { WrittenFile } from '../live/story-update.ts';

/** Words on the map that stand at a position, and where a file says so. */
export interface Movable {
  readonly text: string;
  readonly at: LngLat;
  readonly file: WrittenFile;
  readonly path: readonly (string | number)[];
}

/** The annotations of a section, and the labels of its layers that stand at a position. */
export function movables(
  { scenes, labels }: Pick<StoryData, 'scenes' | 'labels'>,
  section: string,
): readonly Movable[] {
  const { annotations = [], layers = {} } = scenes[section] ?? {};
  return [
    ...annotations.map(
      ({ text, at }, i): Movable => ({
        text,
        at,
        file: 'scenes',
        path: [section, 'annotations', i],
      }),
    ),
    ...labels.flatMap((label, i): readonly Movable[] =>
      'at' in label && label.layer in layers
        ? [{ text: label.text, at: label.at, file: 'labels', path: [i] }]
        : [],
    ),
  ];
}
