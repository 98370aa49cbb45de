import {
  assetIdentity,
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type WeaknessDetails,
} from "#domain/reading.ts";
import type { TableRow } from "../../csv.ts";
import { noSighting, type NoSighting, type Sighting } from "../../parts/sighting.ts";
import {
  groupNumber,
  outcomeSeverity,
  ruleNumber,
  STIG_SEVERITIES,
  withoutRevision,
} from "../../parts/stig-rule.ts";

/** Outcomes (XCCDF 1.2, table 26) in lower case without spaces: met, and neither met nor failed. */
const PASSED: ReadonlySet<string> = new Set(["pass", "fixed", "notapplicable"]);
const UNSETTLED: ReadonlySet<string> = new Set(["informational", "notselected", "notchecked"]);

/** `V-224828` from the group's id, which is the vulnerability id of a STIG. */
export const vulnId = (row: TableRow): string | null => groupNumber(row.text("group id") ?? "");

export const taniumRow = (row: TableRow): Sighting | NoSighting => {
  const [identifier, rule] = [row.text("computer name"), row.text("rule id")];
  if (identifier === null) return noSighting("tanium-csv.unnamed-computer", "The row names no computer.");
  if (rule === null) return noSighting("tanium-csv.no-rule", "The row has no Rule ID.");
  const result = row.text("result");
  const outcome = result?.toLowerCase().replaceAll(/[\s_-]/g, "") ?? "";
  const failed = outcome === "fail";
  const passed = PASSED.has(outcome);
  const went = failed ? "found" : passed ? "passed" : "unsettled";
  const { severity, remark } = outcomeSeverity(STIG_SEVERITIES, row.text("severity"), went);
  const id = vulnId(row) ?? withoutRevision(rule);
  const addresses = (row.text("ip address") ?? "").split(",", 100).map((address) => address.trim());
  return {
    asset: assetIdentity("host", identifier, {
      ip: addresses.find((address) => address.includes(".")) ?? (addresses[0] || null),
      fqdn: identifier.includes(".") ? identifier : null,
      netbios: identifier.split(".", 1)[0] ?? null,
    }),
    scannedAt: null,
    credentialed: "yes",
    conclusive: failed || passed,
    record: {
      location: "",
      severity,
      actionable: failed && severity !== "informational",
      output: null,
      details: { ...NO_RECORD_DETAILS, result },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: row.text("benchmark title"),
        kind: "configuration",
        name: row.text("rule title") ?? rule,
        description: row.text("group title") ?? "",
        solution: null,
        seeAlso: [],
        cves: [],
        cvss: [],
        details: stigDetails(row, rule),
      },
    },
    remarks: [
      ...(remark === null ? [] : [remark]),
      ...(failed || passed || UNSETTLED.has(outcome)
        ? []
        : [
            {
              code: "tanium-csv.no-answer",
              message: `The rule's result is "${(result ?? "").slice(0, 40)}": it neither passed nor failed.`,
            },
          ]),
    ],
  };
};

const stigDetails = (row: TableRow, rule: string): WeaknessDetails => {
  const groupId = vulnId(row);
  const ccis = (row.text("cci") ?? "").match(/CCI-\d{6}/g) ?? [];
  if (groupId === null) return { ...NO_WEAKNESS_DETAILS, ccis };
  const ruleId = ruleNumber(rule);
  const stig = { benchmark: row.text("benchmark title") ?? "", groupId, ruleId, stigId: null };
  return { ...NO_WEAKNESS_DETAILS, ccis, stig };
};
