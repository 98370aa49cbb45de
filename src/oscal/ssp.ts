import { Fault } from "#domain/fault.ts";
import { remarkLog, type Remark } from "#domain/remark.ts";
import { list, oscalRoot, record, text, unrecognized } from "./json.ts";

/** What a system security plan says under one control, or under one part of it. */
export type SspStatement = {
  /** The control's id in its catalog: `ac-2.1`. */
  readonly controlId: string;
  /** The part of the control's statement, such as `ac-1_smt.a`; null for the control as a whole. */
  readonly statementId: string | null;
  /** By which the plan itself is known to name it. */
  readonly uuid: string;
};

export type SystemSecurityPlan = {
  readonly title: string;
  readonly version: string;
  readonly systemName: string;
  /** In the plan's order; no uuid twice. */
  readonly statements: readonly SspStatement[];
  readonly remarks: readonly Remark[];
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_STATEMENTS = 50_000;

/**
 * Reads a system security plan (NIST OSCAL 1.x, system-security-plan model, JSON): its implemented requirements and their
 * statements. Those without a control or a uuid, and uuids given twice, become remarks and are left out. Throws
 * `document.unrecognized`, and `document.too-large` beyond 64 MiB or 50,000 statements. Memory grows with the file.
 */
export const readSystemSecurityPlan = (bytes: Uint8Array): SystemSecurityPlan => {
  const root = oscalRoot(bytes, "system-security-plan");
  const metadata = record(root["metadata"]);
  const statements = new Map<string, SspStatement>();
  const remarks = remarkLog(200);
  const add = (statement: SspStatement, where: string): void => {
    const { controlId, statementId, uuid } = statement;
    if (controlId === "" || statementId === "" || !UUID.test(uuid))
      remarks.add({
        code: "ssp.statement-unreadable",
        where,
        message: "Expected a control, a statement id and a uuid, found something else; it was left out.",
      });
    else if (statements.has(uuid))
      remarks.add({
        code: "ssp.statement-repeated",
        where,
        message: `The uuid ${uuid} is there twice; the first one counts.`,
      });
    else if (statements.size === MOST_STATEMENTS)
      throw new Fault(
        "document.too-large",
        `Expected a system security plan of at most ${MOST_STATEMENTS} statements, found more. Split it.`,
      );
    else statements.set(uuid, statement);
  };
  const given = list(record(root["control-implementation"])["implemented-requirements"]);
  for (const [index, each] of given.entries()) {
    const requirement = record(each);
    const controlId = text(requirement["control-id"], 200);
    const where = `implemented-requirements[${index}]`;
    add({ controlId, statementId: null, uuid: text(requirement["uuid"]).toLowerCase() }, where);
    for (const [at, one] of list(requirement["statements"]).entries()) {
      const { "statement-id": statementId, uuid } = record(one);
      add(
        { controlId, statementId: text(statementId, 200), uuid: text(uuid).toLowerCase() },
        `${where}.statements[${at}]`,
      );
    }
  }
  if (statements.size === 0)
    throw unrecognized("system-security-plan", "none with an implemented requirement");
  return {
    title: text(metadata["title"]),
    version: text(metadata["version"], 100),
    systemName: text(record(root["system-characteristics"])["system-name"]),
    statements: [...statements.values()],
    remarks: remarks.list(),
  };
};
