declare module 'mapshaper' {
  /** Runs mapshaper's commands on named inputs held in memory and gives back the named outputs. */
  export function applyCommands(
    commands: string,
    input: Readonly<Record<string, string>>,
  ): Promise<Record<string, Uint8Array>>;
}
