/** What is wrong and what to do; then where in the entry it stands and what is written there. */
export type Fault = readonly [
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
  value?: unknown,
];
