import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests that take longest, by the names of their files, those of the units first. */
const slowest =
  'mistakes draw-map translate package random leaks drawn studio new-story aids faults offline late-files reading editions example hands fonts film'.split(
    ' ',
  );

const rank = ({ moduleId }: TestSpecification): number => {
  const place = slowest.indexOf(basename(moduleId, '.test.ts'));
  return place >= 0 ? place : slowest.length;
};

/** Runs the slowest files first, also where no run before has left its times, so that all workers end together. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
