import { catalogVersion } from "#store/known-exploited.ts";
import { inTransaction } from "#store/transaction.ts";
import { importKev } from "../../kev/import-kev.ts";
import { listSystems } from "../../system/read-systems.ts";
import type { Day } from "./days.ts";
import type { Desk } from "./desk.ts";

type Entry = { readonly cve: string; readonly listed: Day; readonly due: Day; readonly name: string };

/** How a catalog of the demonstration is known: it replaces another one of its own, and nothing else. */
const VERSION = "demonstration";

/**
 * Takes a made-up catalog of known exploited vulnerabilities in. The catalog is the whole installation's: one that
 * somebody took in stays, and where there are other systems nothing is taken in at all.
 */
export const takeCatalogIn = async (desk: Desk, day: Day, entries: readonly Entry[]): Promise<void> => {
  const { app, actor } = desk;
  const systems = await listSystems(app, actor);
  const present = await inTransaction(app.store.db, actor, catalogVersion);
  if (systems.length > 1 || (present !== null && !present.startsWith(VERSION))) return;
  const catalog = {
    catalogVersion: `${VERSION} ${desk.date(day)}`,
    vulnerabilities: entries.map(({ cve, listed, due, name }) => ({
      cveID: cve,
      dateAdded: desk.date(listed),
      dueDate: desk.date(due),
      vulnerabilityName: name,
      product: name.split(" ").slice(0, 2).join(" "),
    })),
  };
  await importKev(app, actor, [Buffer.from(JSON.stringify(catalog))]);
};
