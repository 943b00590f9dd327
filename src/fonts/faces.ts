// Written by "npm run fonts".
import type { FontFacesSpecification } from 'maplibre-gl';
import notoSansKrKorean400 from './noto-sans-kr-korean-400.woff2?url';
import notoSansScChineseSimplified400 from './noto-sans-sc-chinese-simplified-400.woff2?url';
import sourceSans3Latin400 from './source-sans-3-latin-400.woff2?url';
import sourceSans3Latin400Italic from './source-sans-3-latin-400-italic.woff2?url';
import sourceSans3Latin600 from './source-sans-3-latin-600.woff2?url';
import sourceSans3LatinExt400 from './source-sans-3-latin-ext-400.woff2?url';
import sourceSans3LatinExt600 from './source-sans-3-latin-ext-600.woff2?url';

/** The faces of the map's labels, by the names that its layers use. */
export const mapFontFaces: FontFacesSpecification = {
  'Map Sans Regular': [
    {
      url: sourceSans3Latin400,
      'unicode-range': [
        'U+20-7E',
        'U+A0-AC',
        'U+AE-FF',
        'U+152-153',
        'U+2013-2014',
        'U+2018-2019',
        'U+201C-201D',
        'U+2022',
        'U+2026',
        'U+20AC',
        'U+2191',
        'U+2193',
        'U+2212',
      ],
    },
    { url: sourceSans3LatinExt400, 'unicode-range': ['U+14F'] },
    { url: notoSansScChineseSimplified400, 'unicode-range': ['U+5EF6', 'U+8FB9'] },
    { url: notoSansKrKorean400, 'unicode-range': ['U+AC15', 'U+B85D', 'U+C555'] },
  ],
  'Map Sans Semibold': [
    {
      url: sourceSans3Latin600,
      'unicode-range': [
        'U+20-7E',
        'U+A0-AC',
        'U+AE-FF',
        'U+152-153',
        'U+2013-2014',
        'U+2018-2019',
        'U+201C-201D',
        'U+2022',
        'U+2026',
        'U+20AC',
        'U+2191',
        'U+2193',
        'U+2212',
      ],
    },
    { url: sourceSans3LatinExt600, 'unicode-range': ['U+14F'] },
    { url: notoSansScChineseSimplified400, 'unicode-range': ['U+5EF6', 'U+8FB9'] },
    { url: notoSansKrKorean400, 'unicode-range': ['U+AC15', 'U+B85D', 'U+C555'] },
  ],
  'Map Sans Italic': [
    { url: sourceSans3Latin400Italic, 'unicode-range': ['U+20-7E'] },
    { url: notoSansScChineseSimplified400, 'unicode-range': ['U+5EF6', 'U+8FB9'] },
    { url: notoSansKrKorean400, 'unicode-range': ['U+AC15', 'U+B85D', 'U+C555'] },
  ],
};
