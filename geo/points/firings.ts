import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** One day's firing, as the record has it. */
interface Firing {
  /** ISO 8601 date, Korea Standard Time. */
  readonly date: string;
  /** Projectiles; the lower figure where reports differ. */
  readonly count: number;
  readonly countMax?: number;
  readonly countNote?: string;
  /** Whether the count is only about right. */
  readonly about?: boolean;
  /** What was fired. */
  readonly what: string;
  /** Whether the projectiles were ballistic missiles. */
  readonly category: 'ballistic' | 'other';
  readonly place: string;
  /** The town that several places belong to, whose firings are told of together. */
  readonly site?: string;
  /** City level, two decimals. */
  readonly lngLat: Position;
  /** Whether the place is only roughly known. */
  readonly uncertain: boolean;
  /**
   * How far off it may have been, in kilometres: as far as another published place, or as what Seoul's military or
   * the press said of its distance from the armistice line. Without such a statement no ring is drawn.
   */
  readonly withinKm?: number;
  /** Where the marks for its rounds begin on the map, at sea or beside it: it means nothing. */
  readonly marksAt?: Position;
  readonly source: string;
}

const cns = 'CNS North Korea Missile Test Database';
const press = 'Press reports of the day';
const wonsan: Position = [127.44, 39.15];
const kalma: Position = [127.48, 39.17];

/** North Korea's firings from 21 February to 14 July 2014, without artillery at the western sea line. */
export const firings: readonly Firing[] = [
  {
    date: '2014-02-21',
    count: 4,
    what: '300 mm rockets (KN-09)',
    category: 'other',
    place: 'Wonsan area',
    site: 'Wonsan',
    lngLat: wonsan,
    uncertain: true,
    marksAt: [127.78, 39.74],
    source: 'CSIS Beyond Parallel',
  },
  {
    date: '2014-02-27',
    count: 4,
    what: 'Scud-B or Scud-C missiles',
    category: 'ballistic',
    place: 'Kittaeryong',
    lngLat: [127.62, 38.99],
    uncertain: false,
    source: cns,
  },
  {
    date: '2014-03-03',
    count: 2,
    countNote: 'One of the two may have been fired from Kittaeryong.',
    what: 'Scud-C missiles',
    category: 'ballistic',
    place: 'Wonsan-Kalma',
    site: 'Wonsan',
    lngLat: kalma,
    uncertain: false,
    source: cns,
  },
  {
    date: '2014-03-04',
    count: 3,
    countMax: 7,
    countNote: 'Reports give between three and seven.',
    what: '300 mm rockets',
    category: 'other',
    place: 'Wonsan',
    site: 'Wonsan',
    lngLat: wonsan,
    uncertain: true,
    source: press,
  },
  {
    date: '2014-03-16',
    count: 25,
    what: 'FROG rockets',
    category: 'other',
    place: 'Kalma, Wonsan',
    site: 'Wonsan',
    lngLat: kalma,
    uncertain: false,
    source: press,
  },
  {
    date: '2014-03-22',
    count: 30,
    what: 'FROG rockets',
    category: 'other',
    place: 'Kalma, Wonsan',
    site: 'Wonsan',
    lngLat: kalma,
    uncertain: false,
    source: press,
  },
  {
    date: '2014-03-23',
    count: 16,
    what: 'FROG rockets',
    category: 'other',
    place: 'Kalma, Wonsan',
    site: 'Wonsan',
    lngLat: kalma,
    uncertain: false,
    source: press,
  },
  {
    date: '2014-03-26',
    count: 2,
    what: 'Nodong missiles',
    category: 'ballistic',
    place: 'Sunchon',
    lngLat: [125.89, 39.41],
    uncertain: true,
    // Sukchon, in another list
    withinKm: 23,
    source: cns,
  },
  {
    date: '2014-06-26',
    count: 3,
    what: 'Short-range projectiles',
    category: 'other',
    place: 'Hodo',
    lngLat: [127.54, 39.4],
    uncertain: true,
    marksAt: [127.2, 39.45],
    source: cns,
  },
  {
    date: '2014-06-29',
    count: 2,
    what: 'Scud-C missiles',
    category: 'ballistic',
    place: 'Masikryong',
    lngLat: [127.25, 39.07],
    uncertain: false,
    source: cns,
  },
  {
    date: '2014-07-02',
    count: 2,
    what: '300 mm rockets (KN-09)',
    category: 'other',
    place: 'Wonsan',
    site: 'Wonsan',
    lngLat: wonsan,
    uncertain: false,
    source: 'CSIS Beyond Parallel',
  },
  {
    date: '2014-07-09',
    count: 2,
    what: 'Scud-C missiles',
    category: 'ballistic',
    place: 'Hwangju',
    lngLat: [125.7, 38.69],
    uncertain: true,
    // Pyongsan, as Seoul's military had it
    withinKm: 72,
    source: cns,
  },
  {
    date: '2014-07-13',
    count: 2,
    what: 'Scud-C missiles',
    category: 'ballistic',
    place: 'Near Kaesong',
    lngLat: [126.59, 37.94],
    uncertain: true,
    // north of Kaesong and some 20 km from the line, as Seoul's military had it
    withinKm: 15,
    marksAt: [126.42, 37.94],
    source: cns,
  },
  {
    date: '2014-07-14',
    count: 100,
    about: true,
    countNote: 'About 100 rockets and shells.',
    what: 'Artillery rockets (122 and 240 mm) and coastal guns',
    category: 'other',
    place: 'Kosong, near Guseonbong',
    lngLat: [128.35, 38.64],
    uncertain: true,
    // less than that from the line, as the press had it
    withinKm: 3,
    marksAt: [128.66, 39.02],
    source: 'Yonhap and other South Korean press, 14 July 2014',
  },
];

/** A day's firing as a feature, at city level. */
export const firingOf = ({ lngLat, ...firing }: Firing): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `${firing.place}, ${firing.date}`,
    ...firing,
    ...(!firing.uncertain && { certainty: 'As published, at the level of a town.' }),
  },
  geometry: { type: 'Point', coordinates: roundTo(lngLat, 2) },
});
