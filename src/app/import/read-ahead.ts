/**
 * The same values, with the next one already being made while the last one is worked on: reading and the database then
 * run at the same time. At most one value waits. An error comes after the values before it, as without reading ahead.
 */
export async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = start(source);
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = start(source);
      yield value;
    }
  } finally {
    // Waits for the value under way, so that nothing reads on once this has ended.
    await source.return(undefined);
  }
}

/** Whoever awaits the promise gets its rejection; until then, or if nobody does, it must not count as unhandled. */
const start = <T>(source: AsyncGenerator<T>): Promise<IteratorResult<T>> => {
  const next = source.next();
  next.catch(() => undefined);
  return next;
};
