/**
 * Measures each subject once a round, in an order that moves on by one each round, so that what
 * slows the machine for a while slows them all. A round before the first warms everything up and is
 * thrown away.
 *
 * @returns The results of each subject by its name, one a round.
 */
export async function interleave<Subject extends { readonly name: string }, Result>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Result>,
): Promise<Readonly<Record<string, readonly Result[]>>> {
  const results: Record<string, Result[]> = {};
  for (const { name } of subjects) results[name] = [];
  for (let round = 0; round <= rounds; round++) {
    const first = round % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      const result = await measure(subject);
      if (round > 0) results[subject.name]?.push(result);
    }
  }
  return results;
}
