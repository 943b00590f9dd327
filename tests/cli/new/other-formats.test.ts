import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asGeojson, isConverted } from '../../../src/cli/new/as-geojson.ts';
import { degreesOf, placesOfTable } from '../../../src/cli/new/places-of-table.ts';

const sortsOf = (text: string, file: string) =>
  asGeojson(text, file).map(({ ending, geojson }) => ({
    ending,
    features: JSON.parse(geojson).features as {
      properties: Record<string, unknown>;
      geometry: unknown;
    }[],
  }));

describe('a table', () => {
  it.each([
    ['commas', 'name,lon,lat\nBolzano,11.3548,46.4983\n'],
    ['semicolons and decimal commas', 'Ort;Longitude;Latitude\nBolzano;11,3548;46,4983\n'],
    ['tabs, and latitude first', 'LAT\tLNG\ttitle\n46.4983\t11.3548\tBolzano\n'],
    ['degrees, minutes and seconds', 'name,x,y\nBolzano,"11°21\'17.28""E","46°29\'53.88""N"\n'],
  ])('with %s is a point for each row, by its name', (_, text) => {
    expect(sortsOf(text, 'places.csv')).toEqual([
      {
        ending: 'places',
        features: [
          {
            type: 'Feature',
            properties: { name: 'Bolzano' },
            geometry: { type: 'Point', coordinates: [11.3548, 46.4983] },
          },
        ],
      },
    ]);
  });

  it('keeps its other columns, and leaves out rows without a position', () => {
    const places = placesOfTable('name,lon,lat,people\nA,1,2,30\nB,,,40\n', 'a.csv');
    expect(places.map(({ properties }) => properties)).toEqual([{ name: 'A', people: '30' }]);
  });

  it.each([
    ['name,where\nA,here\n', 'no column holds the longitude; the columns are "name", "where".'],
    ['name,lon,lat\nA,east,2\n', 'row 1 has the longitude "east".'],
    ['name,lon,lat\nA,3868352.1,-11131.9\n', 'row 1 has the longitude "3868352.1".'],
    ["name,lon,lat\nA,11°61'E,2\n", 'row 1 has the longitude "11°61\'E".'],
    ['name,lon,lat\n', 'it holds no places.'],
  ])('%j is refused in one sentence', (text, problem) => {
    expect(() => placesOfTable(text, 'a.csv')).toThrow(problem);
  });

  it('degrees are read as they were written, in any of the usual ways', () => {
    const degrees = fc
      .double({ min: -179, max: 179, noNaN: true })
      .map((x) => Number(x.toFixed(5)));
    fc.assert(
      fc.property(degrees, (value) => {
        const [size, side] = [Math.abs(value), value < 0 ? 'W' : 'E'];
        const [whole, minutes] = [Math.floor(size), (size % 1) * 60];
        const seconds = ((minutes % 1) * 60).toFixed(3);
        const text = `${value.toFixed(5)}`;
        expect(degreesOf(text)).toBeCloseTo(value, 5);
        expect(degreesOf(text.replace('.', ','))).toBeCloseTo(value, 5);
        expect(degreesOf(`${size.toFixed(5)}° ${side}`)).toBeCloseTo(value, 5);
        if (Number(seconds) < 60)
          expect(degreesOf(`${whole}°${Math.floor(minutes)}'${seconds}"${side}`)).toBeCloseTo(
            value,
            5,
          );
      }),
    );
  });
});

const gpx = (inside: string) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;

describe('a track', () => {
  it('gives its ways and its places as two layers, without heights and times', () => {
    const text = gpx(
      '<wpt lat="46.5" lon="11.4"><ele>1200</ele><name>Hut</name></wpt><trk><name>Day 1</name><trkseg><trkpt lat="46.5" lon="11.4"><ele>1200</ele><time>2024-01-01T00:00:00Z</time></trkpt><trkpt lat="46.6" lon="11.5"/></trkseg></trk>',
    );
    const [places, ways] = sortsOf(text, 'day.gpx');
    expect(places?.features[0]?.properties).toEqual({ name: 'Hut' });
    expect(ways).toMatchObject({ ending: 'ways' });
    expect(ways?.features[0]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [11.4, 46.5],
        [11.5, 46.6],
      ],
    });
    expect(JSON.stringify(ways)).not.toContain('2024');
  });

  it.each([
    [gpx(''), 'it holds no places and no ways.'],
    ['<gpx><trk>', 'this is not XML'],
    ['<!DOCTYPE gpx [<!ENTITY a "aaaa">]><gpx/>', 'it defines a document type, which is not read.'],
  ])('%j is refused in one sentence', (text, problem) => {
    expect(() => asGeojson(text, 'a.gpx')).toThrow(problem);
  });
});

it('a KML keeps the words of a placemark without their HTML', () => {
  const text =
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Park</name><description><![CDATA[<b>A park</b>]]></description><Point><coordinates>11.4,46.5,0</coordinates></Point></Placemark></kml>';
  const [places] = sortsOf(text, 'park.KML');
  expect(places?.features).toEqual([
    {
      type: 'Feature',
      properties: { name: 'Park', description: 'A park' },
      geometry: { type: 'Point', coordinates: [11.4, 46.5] },
    },
  ]);
});

it.each(['a.geojson', 'a.shp', 'a.constructor', 'csv'])('%s is not converted', (file) => {
  expect(isConverted(file)).toBe(false);
});
