const crashes: string[] = [];

/** Keeps words for a crash until somebody asks what crashed. */
export function noteCrash(words: string): void {
  crashes.push(words);
}

/** What was noted since this was last asked. */
export const takeCrashes = (): readonly string[] => crashes.splice(0);
