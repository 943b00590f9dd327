/** Where the story's files are, from the project's root; messages name them so. */
export const storyFiles = {
  story: 'src/story/story.md',
  sources: 'src/story/sources.yaml',
  scenes: 'src/story/scenes.ts',
  layers: 'src/story/layers.ts',
  charts: 'src/story/charts',
  geometry: 'geo/layers',
  places: 'geo/layers/places.geojson',
  basemap: 'geo/basemap',
} as const;
