// Written by "npm run fonts".
import type { LabelFont } from '../map/style/unloaded-faces.ts';
import font0 from './noto-sans-kr-korean-400.woff2?url';
import font1 from './noto-sans-lao-lao-400.woff2?url';
import font2 from './noto-sans-sc-chinese-simplified-400.woff2?url';
import font3 from './noto-sans-thai-thai-400.woff2?url';
import font4 from './source-sans-3-cyrillic-400.woff2?url';
import font6 from './source-sans-3-latin-400.woff2?url';
import font5 from './source-sans-3-latin-400-italic.woff2?url';
import font7 from './source-sans-3-latin-600.woff2?url';

/** The fonts that the opening map's labels need. */
export const openingFonts: readonly LabelFont[] = [
  { face: 'Map Sans Regular', url: font6, font: 'normal 400 1em "Map Sans Regular"', text: 'A' },
  { face: 'Map Sans Regular', url: font4, font: 'normal 400 1em "Map Sans Regular"', text: 'У' },
  { face: 'Map Sans Regular', url: font3, font: 'normal 400 1em "Map Sans Regular"', text: 'ก' },
  { face: 'Map Sans Regular', url: font1, font: 'normal 400 1em "Map Sans Regular"', text: 'ງ' },
  { face: 'Map Sans Regular', url: font2, font: 'normal 400 1em "Map Sans Regular"', text: '京' },
  { face: 'Map Sans Regular', url: font0, font: 'normal 400 1em "Map Sans Regular"', text: '서' },
  { face: 'Map Sans Semibold', url: font7, font: 'normal 600 1em "Map Sans Semibold"', text: '!' },
  { face: 'Map Sans Italic', url: font5, font: 'italic 400 1em "Map Sans Italic"', text: '/' },
];
