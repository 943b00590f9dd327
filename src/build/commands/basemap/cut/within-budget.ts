/** How much coarser each attempt is than the one before. */
const step = 1.7;

/** After so many attempts the geometry is some thousand times coarser than asked for. */
const mostAttempts = 16;

/**
 * Makes something ever coarser until it fits.
 *
 * @param make makes it so many times coarser than asked for
 * @throws RangeError where it does not fit even at its coarsest
 */
export async function withinBudget<T>(
  make: (coarser: number) => Promise<T>,
  fits: (made: T) => boolean,
): Promise<T> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const made = await make(step ** attempt);
    if (fits(made)) return made;
  }
  throw new RangeError('The basemap does not fit into its budget: choose a smaller window.');
}
