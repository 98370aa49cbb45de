import { Fault } from "#domain/fault.ts";

/** Which item, in which version the person saw it. */
export type ItemRef = { readonly systemId: string; readonly poamId: string; readonly version: number };

/** Throws `item.stale` when nothing was written because the item has another version now. */
export const requireWritten = (written: boolean, ref: ItemRef): void => {
  if (written) return;
  throw new Fault(
    "item.stale",
    `Expected version ${ref.version} of ${ref.poamId}, found a newer one. Reload the item and make the change again.`,
  );
};
