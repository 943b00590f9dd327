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

/** The picture that the world's relief is made from; it comes in a Debian package, by hand. */
export const worldPicture = {
  file: 'usr/share/basemap/data/shadedrelief.jpg',
  package: 'python-mpltoolkits.basemap-data',
  sha256: 'e52e46e82d14f7d321a287c9c323603cbe0fe9c25861e191eadfcad4129a39d0',
} as const;

/** The tiles that the window's relief is made from; they come from a public repository, by hand. */
export const windowTiles = {
  url: 'https://github.com/geolonia/shaded.tiles.geolonia.com',
  commit: '6a1f470987b7beb9eb50f23ffa95f177456cbf23',
  /** The tiles that are read, of 512 pixels each: the first and last column and row. */
  block: { z: 6, left: 41, top: 18, right: 60, bottom: 33 },
  /** The hash of all their bytes, column by column, from the north. */
  sha256: '2d87466b277c8b255ff2c39ce332cbcaf2ef62da4873cadfe2b3b491f44057a8',
} as const;

/** The picture that the lights at night are cut from; its tiles come from a public repository, by hand. */
export const nightPicture = {
  url: 'https://github.com/artemcolt/ImmersiveMap',
  commit: '233088ebfff03f4ab98d690c495d670cd37fda80',
  how: 'join the tiles night_lights_6_{52–57}_{22–26}.jpg, of 1024 pixels, and cut 4916 × 3989 pixels at 455, 522',
  /** In pixels of a world of 65,536 in Web Mercator. */
  left: 53703,
  top: 23050,
  width: 4916,
  height: 3989,
  /** The hash of its greys, row by row. */
  sha256: '4948d3fb04b84a4dc978e9194a32b894605c8169a6e2e7dcb7fc15d5a259e0ab',
} as const;

/** What the reliefs say of them. */
export const reliefOrigins = {
  world: {
    sources: [
      {
        title: 'Natural Earth shaded relief, 10,800 × 5,400 pixels',
        publisher: 'Tom Patterson, packed by matplotlib basemap',
        version: '1.4.1',
        date: '2012',
        licence: 'Public domain',
        credit: 'Relief: Natural Earth, Tom Patterson',
        url: 'http://www.shadedrelief.com/natural3/',
      },
    ],
    date: '2012',
    license: 'Public domain',
  },
  window: {
    sources: [
      {
        title: 'Natural Earth shaded relief as Web Mercator tiles',
        publisher: 'Natural Earth, cut into tiles by Geolonia',
        version: `commit ${windowTiles.commit.slice(0, 12)}`,
        date: '2019',
        licence: 'CC0-1.0',
        credit: 'Relief: Natural Earth, Geolonia',
        url: windowTiles.url,
      },
    ],
    date: '2019',
    license: 'CC0-1.0',
  },
} as const;
