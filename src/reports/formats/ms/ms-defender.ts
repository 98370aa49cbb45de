import type { Reading } from "#domain/reading.ts";
import { field } from "../../json/json-fields.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport, type FoundAsset } from "../../json/json-report.ts";
import { defenderFound, defenderMachine, DEFENDER_SEVERITIES } from "./ms-defender-entry.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, tooLarge } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import type { SightingRemark } from "../../parts/sighting.ts";

const ENTRIES = jsonPatterns("value/#");
const FACTS = jsonPatterns("value/#", "@odata.nextLink");

/**
 * Answers of the Microsoft Defender for Endpoint API: vulnerabilities of machines (one record per machine, software and CVE), or
 * the machines themselves, which are assets without records. A value that tells of a machine is no raw record.
 */
export const msDefender: ReportFormat<"ms-defender"> = {
  id: "ms-defender",
  about: {
    title: "Microsoft Defender for Endpoint, vulnerabilities by machine and machines, JSON of the API",
    identity: "CVE, software (vendor and product) and machine id.",
    coverage: "A list of vulnerabilities does not say what was looked for: it proves nothing.",
    severities: DEFENDER_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const first = headAt(head, "value", 0);
    const named = (name: string): boolean => headAt(first, name) !== null;
    if (named("cveId") && (named("machineId") || named("deviceId"))) return true;
    if (named("id") && named("osPlatform") && (named("lastSeen") || named("healthStatus"))) return true;
    const context = String(headAt(head, "@odata.context")?.value ?? "");
    return (
      headAt(head, "value")?.kind === "array" &&
      /securitycenter\.(?:microsoft|windows)\.|api\.security\.microsoft\./.test(context)
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS): AsyncGenerator<Reading> {
    const machines = new Map<string, FoundAsset>();
    const remarks: SightingRemark[] = [];
    await collectJson(open(), FACTS, limits, ({ path, value }) => {
      if (path.length === 1) remarks.push(MORE_PAGES);
      else if (isMachine(value)) {
        const machine = defenderMachine(value);
        if (machine === null) remarks.push(UNNAMED);
        else machines.set(machine.asset.identifier, machine);
      }
      if (machines.size > limits.listEntries) throw tooLarge(limits, "listEntries", "machines");
    });
    yield* readJsonReport(
      open(),
      {
        scan: { ...NOTHING_COVERED, detector: "ms-defender", tool: "Microsoft Defender for Endpoint" },
        assets: [...machines.values()],
        remarks,
        patterns: ENTRIES,
        found: ({ value }) => (isMachine(value) ? null : defenderFound(value)),
      },
      limits,
    );
  },
};

/** A machine has a platform and no CVE. */
const isMachine = (value: unknown): boolean =>
  field(value, "osPlatform") !== undefined && field(value, "cveId") === undefined;

const MORE_PAGES: SightingRemark = {
  code: "ms-defender.more-pages",
  message: "The file is one page of several (@odata.nextLink); the others hold more.",
  once: true,
};

const UNNAMED: SightingRemark = {
  code: "ms-defender.unnamed-machine",
  message: "A machine has no id and was passed over.",
  once: true,
};
