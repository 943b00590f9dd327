const files = import.meta.glob<string>(
  ['../../../geo/layers/*.geojson', '../../../geo/basemap/*.geojson'],
  { query: '?url', import: 'default', eager: true },
);

/** The address of each GeoJSON file by its name without the ending, hashed by the build. */
export const sourceUrls: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, url]) => [
    path.replace(/^.*\/|\.geojson$/g, ''),
    new URL(url, document.baseURI).href,
  ]),
);
