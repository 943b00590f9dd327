import { readInstalled, type Source, worldSources } from '../src/tiles/packages.ts';
import { type FetchedSource, readFetched } from './fetch-package.ts';

/** Every package that `npm run geo` reads, by the name that the build calls it. */
export const sources = {
  countries: {
    package: '@geo-maps/countries-coastline-100m',
    version: '0.6.0',
    integrity:
      'sha512-2HfyZM+cq+6dquH8vm5cLB/o/j+kahHwTRE/1XWMm+G2h/wUJBjm2TB8+sCvOkrW6FfzsEn5CUrLQ91BGzkdVg==',
    file: 'map.geo.json',
    title: 'Countries cut at the coast, within 100 m of OpenStreetMap',
    publisher: 'OpenStreetMap contributors, packed by geo-maps',
    date: '2017',
    licence: 'ODbL-1.0',
    credit: '© OpenStreetMap contributors',
    url: 'https://www.openstreetmap.org/copyright',
  },
  waterbodies: {
    package: '@geo-maps/earth-waterbodies-100m',
    version: '0.6.0',
    integrity:
      'sha512-dgftj7TF37qrqL8DTax6nNFWriVo90Y3+Qk36U7fDWt3bfR9QUGjSHwAHM2fwaa5y1HDcuwHDIqctRAQCcHDDw==',
    file: 'map.geo.json',
    title: 'Inland water, within 100 m of OpenStreetMap',
    publisher: 'OpenStreetMap contributors, packed by geo-maps',
    date: '2017',
    licence: 'ODbL-1.0',
    credit: '© OpenStreetMap contributors',
    url: 'https://www.openstreetmap.org/copyright',
  },
  naturalEarth: { ...worldSources.waters50m, title: 'Natural Earth 1:50m river centrelines' },
  prefectures: {
    package: 'echarts',
    version: '4.9.0',
    integrity:
      'sha512-+ugizgtJ+KmsJyyDPxaw2Br5FqzuBnyOWwcxPKO6y0gc5caYcfnEUIlNStx02necw8jmKmTafmpHhGo4XDtEIA==',
    file: 'map/json/province/jilin.json',
    title: 'The nine prefectures of Jilin',
    publisher: 'Apache ECharts',
    date: '2020',
    licence: 'Apache-2.0',
    credit: 'Prefectures of Jilin: Apache ECharts',
    url: 'https://echarts.apache.org/',
  },
  provinces: {
    package: 'echarts',
    version: '4.9.0',
    integrity:
      'sha512-+ugizgtJ+KmsJyyDPxaw2Br5FqzuBnyOWwcxPKO6y0gc5caYcfnEUIlNStx02necw8jmKmTafmpHhGo4XDtEIA==',
    file: 'map/json/china.json',
    title: 'The provinces of China',
    publisher: 'Apache ECharts',
    date: '2020',
    licence: 'Apache-2.0',
    credit: 'Provinces of China: Apache ECharts',
    url: 'https://echarts.apache.org/',
  },
  cities: worldSources.cities,
} as const satisfies Record<string, Source | FetchedSource>;

export type SourceId = keyof typeof sources;

/** The parsed JSON of a source. */
export function readSource(id: SourceId): unknown {
  const source: Source | FetchedSource = sources[id];
  return 'integrity' in source ? readFetched(source) : readInstalled(source);
}

/** The tiles that the reliefs are made from; they come from a public repository, by hand. */
export const reliefSource = {
  url: 'https://github.com/geolonia/shaded.tiles.geolonia.com',
  commit: '6a1f470987b7beb9eb50f23ffa95f177456cbf23',
  /** The blocks of tiles that are read, of 512 pixels each; the first and last column and row. */
  blocks: [
    { z: 3, left: 0, top: 0, right: 7, bottom: 7 },
    { z: 6, left: 41, top: 18, right: 60, bottom: 33 },
  ],
  /** The hash of all their bytes, block by block, column by column, from the north. */
  sha256: '4a2f925510a81b0bade3037526e6a4f83c0c081ce3baa0de876103b49693b56b',
} as const;

/** What the reliefs say of it. */
export const reliefOrigin = {
  sources: [
    {
      title: 'Natural Earth shaded relief as Web Mercator tiles',
      publisher: 'Natural Earth, cut into tiles by Geolonia',
      version: `commit ${reliefSource.commit.slice(0, 12)}`,
      date: '2019',
      licence: 'CC0-1.0',
      credit: 'Relief: Natural Earth, Geolonia',
      url: reliefSource.url,
    },
  ],
  date: '2019',
  license: 'CC0-1.0',
};
