/** How many are made at a time, so that the processor is never idle and memory suffices. */
const atATime = 8;

/** What is made of each, in their order, some at a time. */
export const eachOf = async <From, To>(
  all: readonly From[],
  make: (one: From, at: number) => Promise<To>,
): Promise<To[]> => {
  const made: To[] = [];
  for (let start = 0; start < all.length; start += atATime)
    made.push(
      ...(await Promise.all(
        all.slice(start, start + atATime).map((one, at) => make(one, start + at)),
      )),
    );
  return made;
};
