import type { CameraMotions } from '../camera/measure-cameras.ts';
import type { LoadFigures } from '../load/load-figures.ts';
import type { ScrollFigures } from '../scroll/scroll-figures.ts';
import type { Stops } from '../scroll/visit-stops.ts';

/** The pages of the benchmark: the story, and those that it is measured against. */
export type PageName = 'bare' | 'plain' | 'story' | 'story without scripts' | 'fly-to';

/** One value a round, by page. */
export type ByPage<Value> = Readonly<Partial<Record<PageName, readonly Value[]>>>;

/** All that one run of the benchmark measured. */
export interface Results {
  readonly rounds: number;
  readonly browser: string;
  readonly loads: { readonly full: ByPage<LoadFigures>; readonly slow: ByPage<LoadFigures> };
  readonly scrolls: ByPage<ScrollFigures>;
  readonly cameras: CameraMotions;
  readonly idleFrames: readonly number[];
  readonly thirdParty: readonly string[];
  readonly stops: Readonly<Partial<Record<PageName, Stops>>>;
}
