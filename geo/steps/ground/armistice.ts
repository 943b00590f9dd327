/** The armistice line is no border: it is drawn by the layer `dmz` alone. */
export const armistice: ReadonlySet<string> = new Set(['KOR-PRK']);
