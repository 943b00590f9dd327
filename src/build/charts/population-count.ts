import { formatCount } from './format-count.ts';
import type { Population } from './population.ts';

const million = 1_000_000;

/** How many, as surely as it is known: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
export function populationCount({ least, most, certainty }: Population): string {
  switch (certainty) {
    case 'counted':
      return formatCount(most);
    case 'about':
      return `about ${roundCount(most)}`;
    case 'over':
      return `over ${roundCount(least)}`;
    case 'either':
      return `${formatCount(least)} or ${formatCount(most)}`;
    case 'between':
      return least < million
        ? `${formatCount(least)} to ${formatCount(most)}`
        : `${least / million} to ${roundCount(most)}`;
  }
}

function roundCount(count: number): string {
  return count < million ? formatCount(count) : `${count / million} million`;
}
