import type { Charts } from '../charts/read-charts.ts';
import type { Relief } from '../core/story/story-data.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import type { Origins } from '../read/geometry/draw-files.ts';
import type { GeometryFiles } from '../read/geometry/read-geometry.ts';
import type { StreetsFile } from '../read/geometry/read-tiles.ts';
import type { MapData } from '../read/schema/map-data.ts';
import type { Sources } from '../read/schema/sources.ts';
import type { InspectedStory } from '../read/text/inspect-text.ts';

/** The parts of a story, each sound by itself. */
export interface StoryParts {
  readonly files: StoryFolder;
  readonly text: InspectedStory;
  readonly sources: Sources;
  readonly map: MapData;
  readonly charts: Charts;
  readonly relief: Relief;
  readonly streets?: StreetsFile | undefined;
  readonly cover?: StreetsFile | undefined;
  /** The GeoJSON texts of the map's files, by path. */
  readonly geometry: GeometryFiles;
  readonly origins: Origins;
}
