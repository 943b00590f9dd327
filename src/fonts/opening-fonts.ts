// Written by "npm run fonts".
import font0 from './noto-sans-kr-korean-400.woff2?url';
import font1 from './noto-sans-lao-lao-400.woff2?url';
import font2 from './noto-sans-sc-chinese-simplified-400.woff2?url';
import font3 from './noto-sans-thai-thai-400.woff2?url';
import font4 from './source-sans-3-cyrillic-400.woff2?url';
import font6 from './source-sans-3-latin-400.woff2?url';
import font5 from './source-sans-3-latin-400-italic.woff2?url';

/** The addresses of the fonts that the opening map's labels need. */
export const openingFonts: readonly string[] = [font0, font1, font2, font3, font4, font5, font6];
