import { addDays, dateOfInstant } from "#domain/calendar.ts";
import type { Actor } from "#domain/access.ts";
import { demoSeries } from "#reports/generate/demo-series.ts";
import { listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { receiveReport } from "../import/receive-report.ts";
import { applyImport } from "../import/run-import.ts";
import { createSystem } from "../system/create-system.ts";

const DEMO: Actor = { kind: "system", name: "demo" };
const DEMO_SYSTEM = "Demo system";
const DAYS_BACK = 95;

/** Fills a system with a generated series of three monthly scans that ends shortly before today; once. */
export const fillDemo = async (app: App): Promise<void> => {
  const systems = await inTransaction(app.store.db, DEMO, (tx) => listSystems(tx));
  if (systems.some((system) => system.name === DEMO_SYSTEM)) return;
  const system = await createSystem(app, DEMO, {
    name: DEMO_SYSTEM,
    rulebook: "fedramp-rev5",
    impactLevel: "moderate",
    cloudServiceProvider: "Example cloud",
  });
  for (const report of demoSeries(addDays(dateOfInstant(app.now()), -DAYS_BACK))) {
    const { id } = await receiveReport(app, DEMO, {
      systemId: system.id,
      fileName: report.fileName,
      bytes: report.bytes(),
    });
    await applyImport(app, DEMO, id);
  }
};
