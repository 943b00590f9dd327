import { countOf, isWarning, messageOf, type Problem, placeOf } from './story-error.ts';

/** What was found in a story, as its author reads it: a line each, then how many there are. */
export function reportProblems(problems: readonly Problem[], folder: string): string {
  const lines = problems.map((problem) => {
    const severity = isWarning(problem) ? 'warning' : 'error';
    return `${placeOf(problem)}  ${severity}  ${messageOf(problem)} ${problem.remedy}`;
  });
  const warnings = problems.filter(isWarning).length;
  const errors = problems.length - warnings;
  const counted = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
  ].join(', ');
  const closing =
    errors > 0
      ? `${folder}: ${counted}. It cannot be built before the errors are mended.`
      : `${folder} is sound${counted ? `: ${counted}, and no error` : ''}.`;
  return `${[...lines, closing].join('\n')}\n`;
}

/** The same for editors and scripts, as JSON; a line or column that is not known is left out. */
export function problemsAsJson(problems: readonly Problem[], folder: string): string {
  const told = problems.map(({ file, line, column, place, problem, remedy, value, severity }) => ({
    severity: severity ?? 'error',
    file,
    line,
    column,
    about: place,
    problem,
    remedy,
    value,
  }));
  return `${JSON.stringify({ story: folder, problems: told }, null, 2)}\n`;
}
