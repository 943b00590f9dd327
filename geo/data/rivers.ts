import type { Position } from 'geojson';

/** A large river, known in the source by a place on or near each of its lines. */
export interface NamedRiver {
  readonly name: string;
  readonly ko: string;
  readonly zh: string;
  readonly near: readonly Position[];
}

/** The rivers that carry a name; the source's other lines in the window share one. */
export const namedRivers: readonly NamedRiver[] = [
  {
    name: 'Mekong',
    ko: '메콩강',
    zh: '湄公河',
    near: [
      [95.9, 32.6],
      [100.3, 22.9],
      [102.6, 18.0],
      [105.7, 15.3],
      [105.0, 11.4],
      [105.3, 10.8],
      [106.4, 10.2],
    ],
  },
  {
    name: 'Yangtze',
    ko: '양쯔강',
    zh: '长江',
    near: [
      [98.8, 30.8],
      [101.9, 26.2],
      [104.1, 29.1],
      [108.7, 30.9],
      [114.5, 30.6],
      [116.1, 29.5],
      [117.9, 31.1],
    ],
  },
  {
    name: 'Yellow River',
    ko: '황허강',
    zh: '黄河',
    near: [
      [97.4, 34.9],
      [105.9, 37.7],
      [116.6, 36.4],
    ],
  },
  {
    name: 'Amur',
    ko: '아무르강',
    zh: '黑龙江',
    near: [
      [126.0, 52.7],
      [130.6, 48.8],
      [136.0, 49.0],
      [139.0, 51.0],
    ],
  },
  {
    name: 'Songhua',
    ko: '쑹화강',
    zh: '松花江',
    near: [
      [127.7, 46.0],
      [130.8, 47.2],
    ],
  },
  {
    name: 'Liao',
    ko: '랴오허강',
    zh: '辽河',
    near: [
      [123.3, 42.2],
      [122.9, 43.8],
      [117.6, 43.1],
    ],
  },
  { name: 'Red River', ko: '홍강', zh: '红河', near: [[105.1, 21.4]] },
  {
    name: 'Salween',
    ko: '살윈강',
    zh: '怒江',
    near: [
      [94.5, 31.8],
      [98.8, 24.1],
      [97.3, 18.6],
    ],
  },
  {
    name: 'Irrawaddy',
    ko: '이라와디강',
    zh: '伊洛瓦底江',
    near: [
      [95.4, 21.7],
      [98.3, 27.1],
    ],
  },
];

/** The name that the rivers without one share. */
export const otherRivers = 'Other rivers';
