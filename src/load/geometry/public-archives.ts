/** Archives of the whole Earth that anyone may read; docs/ground.md says whose they are. */
const publicArchives = {
  /** OpenStreetMap, in Protomaps' basemap schema; a build is there for some days. */
  streets: 'https://build.protomaps.com/DAY.pmtiles',
  /** Mapterhorn's heights, in the Terrarium encoding. */
  relief: 'https://download.mapterhorn.com/planet.pmtiles',
} as const;

/** The command that cuts a story's ground from a public archive; `day` is that of a build, such as 20260609. */
export const cutFromWeb = (
  folder: string,
  what: keyof typeof publicArchives,
  day = 'DAY',
): string => `npm run basemap -- ${folder} --${what} ${publicArchives[what].replace('DAY', day)}`;
