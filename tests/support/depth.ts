const quick = process.env["MILEPOST_TEST_DEPTH"] === "quick";

/**
 * How often a property test tries: all of `full` in `npm test`, an eighth of it in the quick run (`npm run test:unit`
 * sets MILEPOST_TEST_DEPTH), which has the same seeds and so tries the first of the same cases.
 */
export const runs = (full: number): number => (quick ? Math.max(2, Math.ceil(full / 8)) : full);

/** The same for tests that go through something in steps: eight times as far apart in the quick run. */
export const stride = (full: number): number => (quick ? full * 8 + 5 : full);
