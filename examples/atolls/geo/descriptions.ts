import type { Description } from '../../../geo/descriptions.ts';
import type { LayerSource } from '../../../geo/layer.ts';
import { layerSource, worldSources } from '../../../src/tiles/packages.ts';
import { islandSource } from './countries.ts';

const odbl = 'ODbL-1.0';
const ownWork = 'MIT, as the rest of the project';

const naturalEarth: LayerSource = layerSource(worldSources.waters50m);

const atlas: LayerSource = layerSource(islandSource);

const census: LayerSource = {
  title: 'Population and Housing Mini-Census 2017, residents by island',
  publisher: 'Central Statistics Division, Government of Tuvalu',
  version: 'report on the mini-census',
  date: '2017',
  licence: 'Facts',
  credit: 'Residents: Central Statistics Division of Tuvalu',
  url: 'https://stats.gov.tv/census-and-surveys/census-2016/',
};

const lawOfTheSea: LayerSource = {
  title: 'United Nations Convention on the Law of the Sea, articles 3, 55 and 57',
  publisher: 'United Nations',
  version: 'as concluded',
  date: '1982',
  licence: 'Facts',
  credit: 'Limits of the zone after the Law of the Sea',
  url: 'https://www.un.org/depts/los/convention_agreements/texts/unclos/unclos_e.pdf',
};

const meridianConference: LayerSource = {
  title: 'Protocols of the International Meridian Conference',
  publisher: 'Project Gutenberg',
  version: 'ebook 17759',
  date: '1884-10',
  licence: 'Facts',
  credit: 'Longitude after the International Meridian Conference',
  url: 'https://www.gutenberg.org/ebooks/17759',
};

const dateLineAct: LayerSource = {
  title: 'International Date Line Act 2011',
  publisher: 'Parliament of Samoa',
  version: 'as enacted',
  date: '2011',
  licence: 'Facts',
  credit: 'Date line after the law of Samoa',
  url: 'http://www.samoa.travel/Events/87/Samoa%20International%20Date%20Line%20Change',
};

const landMethod =
  'Countries cut at the coast; small islands left out; simplified by the area of the triangle that each vertex makes (Visvalingam and Whyatt) with a threshold that depends on the place, finest in Tuvalu and coarse beyond 160° E to 160° W and 30° S to 5° N; rounded to four decimals at most. Land that lies on the 180th meridian is cut there, as RFC 7946 asks. Vanua Levu, which OpenStreetMap’s package leaves out, is Natural Earth’s.';

/** What every file of the example says of itself. */
export const descriptions = [
  {
    id: 'islands',
    folder: 'layers',
    title: 'Residents of Tuvalu',
    summary: 'The nine islands of Tuvalu and the people who lived on each in November 2017.',
    sources: [census, 'countries'],
    method:
      'The residents that the census counted by island, at the middle of each island’s largest piece of land.',
    certainty: 'A full count of residents, 10,507 in all; visitors are left out.',
    date: '2017-11',
    license: odbl,
    measures: [],
  },
  {
    id: 'sea-zone',
    folder: 'layers',
    title: 'Sea around Tuvalu',
    summary:
      'The sea between 12 and 200 nautical miles from the land of Tuvalu, as far as no other land is nearer.',
    sources: ['countries', lawOfTheSea],
    method:
      'Land widened by 200 nautical miles, less what is nearer to other land and what lies within 12 nautical miles, so that a hole is left around each island; rounded to three decimals and cut at the 180th meridian.',
    certainty:
      'Schematic. It is measured from land and not from the outer edge of the reefs, and is no agreed boundary.',
    date: '2017',
    license: odbl,
    measures: [
      {
        of: 'Sea around Tuvalu',
        as: 'area',
        quantity: 'Area of the sea',
        published: [{ value: '753,139 km²', source: 'Government of Tuvalu' }],
      },
    ],
  },
  {
    id: 'voyage',
    folder: 'layers',
    title: 'Suva to Apia',
    summary: 'From the capital of Fiji by way of Funafuti to the capital of Samoa.',
    sources: ['cities'],
    method:
      'Straight lines on the map between three cities. Longitudes are written within 180 degrees, so that they leap from east to west on the last leg.',
    certainty: 'The order of the story; not the way of a ship or of an airline.',
    date: '2018',
    license: 'CC-BY-4.0',
    measures: [{ of: 'Suva to Apia', as: 'length', quantity: 'Length from city to city' }],
  },
  {
    id: 'meridian',
    folder: 'layers',
    title: '180th meridian',
    summary: 'The half-circle from pole to pole that lies opposite Greenwich.',
    sources: [meridianConference],
    method: 'The longitude of 180 degrees, drawn from 5° N to 30° S.',
    certainty: 'Exact by definition.',
    date: '1884',
    license: ownWork,
    measures: [],
  },
  {
    id: 'date-line',
    folder: 'layers',
    title: 'Date line between the Samoas',
    summary: 'The longitude at which maps made in Samoa must show the date line.',
    sources: [dateLineAct],
    method:
      'The longitude of 171 degrees west, drawn only where it runs between Samoa and American Samoa.',
    certainty: 'Exact by law. How the line goes on to the north and south is not drawn.',
    date: '2011-12-29',
    license: ownWork,
    measures: [],
  },
  {
    id: 'places',
    folder: 'layers',
    title: 'Places',
    summary: 'Cities, islands, countries and seas that the story names or that help to find it.',
    sources: ['cities'],
    method: 'Positions of GeoNames for cities; label positions for areas set by hand.',
    certainty: 'City centres, within a few kilometres.',
    date: '2018',
    license: 'CC-BY-4.0',
    measures: [],
  },
  {
    id: 'land',
    folder: 'basemap',
    title: 'Land',
    summary: 'All land as one shape, and over it the countries of the story.',
    sources: ['countries', atlas],
    method: landMethod,
    certainty: 'Within some 100 m in Tuvalu and 1 km in Fiji and Samoa; coarser elsewhere.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'borders',
    folder: 'basemap',
    title: 'Borders',
    summary: 'The land borders between countries, agreed and disputed.',
    sources: ['countries'],
    method: `The edges that neighbours share. ${landMethod}`,
    certainty:
      'Coarse: there is no land border near the story. Pairs of countries that do not agree on a line are marked as disputed as a whole; armistice lines are left out.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'lakes',
    folder: 'basemap',
    title: 'Lakes',
    summary: 'The world’s great lakes.',
    sources: [naturalEarth],
    method: 'Lakes of more than 8,000 km², simplified and rounded to one decimal.',
    certainty: 'Coarse: there is no great lake near the story.',
    date: '2018',
    license: 'Public domain',
    measures: [],
  },
  {
    id: 'rivers',
    folder: 'basemap',
    title: 'Rivers',
    summary: 'The world’s great rivers.',
    sources: [naturalEarth],
    method: 'The longest centrelines of the source, thinned and rounded to one decimal.',
    certainty: 'Coarse: there is no great river near the story.',
    date: '2018',
    license: 'Public domain',
    measures: [],
  },
  {
    id: 'overview',
    folder: 'basemap',
    title: 'Overview',
    summary: 'The basemap once more, for maps of an ocean or the world.',
    sources: ['countries', atlas, naturalEarth],
    method: `The four other files of the basemap, with fewer vertices and islands. ${landMethod}`,
    certainty: 'Within some ten kilometres near the story; coarser elsewhere.',
    date: '2017–2018',
    license: odbl,
    measures: [],
  },
] as const satisfies readonly Description[];

/** The name of a file of the example without its folder and extension. */
export type FileId = (typeof descriptions)[number]['id'];
