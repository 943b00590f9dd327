import type { Place } from './place.ts';
import type { City } from './read-cities.ts';

/** How many people live at least in a place of each rank, from the first on. */
const peopleByRank = [5_000_000, 1_000_000, 300_000, 50_000, 10_000] as const;

/** From how many people on a place is called a city. */
const cityFrom = 100_000;

/** What a capital counts for beside its people. */
const capitalWeight = 2_000_000;

/** Which of two cities is named first. */
export const cityWeight = ({ featureCode, population }: City): number =>
  population + (featureCode === 'PPLC' ? capitalWeight : 0);

/** A city as a name on the map; a capital is ranked one higher than its people ask for. */
export function cityPlace({ name, featureCode, population, at }: City): Place {
  const capital = featureCode === 'PPLC';
  const larger = peopleByRank.findIndex((people) => population >= people);
  const rank = larger < 0 ? peopleByRank.length + 1 : larger + 1;
  const kind = capital ? 'capital' : population >= cityFrom ? 'city' : 'town';
  return { name, kind, rank: capital ? Math.max(1, rank - 1) : rank, at, from: 2 };
}
