import { urls } from 'virtual:story/sources';

/** The URL of each GeoJSON file by its name without the ending, hashed by the build. */
export const sourceUrls: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(urls).map(([name, url]) => [name, new URL(url, document.baseURI).href]),
);
