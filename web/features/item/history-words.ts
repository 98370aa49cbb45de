/** Action names of the audit trail in plain words; a name that is not known here still reads: `item.edited` → "edited". */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ["item.edited", "edited the item"],
  ["item.opened", "opened the item"],
  ["item.closed", "verified and closed the item"],
  ["item.reopened", "reopened the item"],
  ["item.closure-proposed", "proposed the item for closure"],
  ["import.applied", "applied an import"],
]);

export const actionWords = (action: string): string =>
  ACTIONS.get(action) ?? action.replace(/^[a-z]+\./, "").replaceAll("-", " ");

/** `pointOfContact` → "Point of contact". */
export const fieldWords = (name: string): string => {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};
