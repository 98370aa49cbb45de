import type { Reading } from "#domain/reading.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { nexposeDefinitionsPlan, type NexposeFacts } from "./nexpose-definitions.ts";
import { nexposeNodesPlan } from "./nexpose-nodes.ts";
import { NEXPOSE_SEVERITIES } from "./nexpose-test.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { readTree } from "../../xml/xml-tree.ts";
import { xmlRootName } from "../../xml/xml-root.ts";

const ROOT = "NexposeReport";

/**
 * XML Export of Rapid7 Nexpose and InsightVM, versions 1.0 and 2.0 (NexposeReport). One record per vulnerable `test`; tests with
 * another outcome only count as coverage. The file is read twice, since its definitions stand behind its nodes.
 */
export const nexpose: ReportFormat<"nexpose"> = {
  id: "nexpose",
  about: {
    title: "Rapid7 Nexpose / InsightVM XML Export (NexposeReport)",
    identity: "Vulnerability id, node address, port and protocol, and path for web findings.",
    coverage:
      "The tests that came to an answer, at the place where they ran: vulnerable and not-vulnerable; skipped tests and errors prove nothing.",
    severities: NEXPOSE_SEVERITIES,
  },
  detect: (head) => xmlRootName(head) === ROOT,
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts: NexposeFacts = {
      definitions: definitionShelf(limits),
      scan: null,
      scanCount: 0,
      nodes: definitionShelf(limits),
    };
    for await (const _ of readTree<never>(open(), () => nexposeDefinitionsPlan(facts), limits));
    yield* readTree<Reading>(open(), (emit) => nexposeNodesPlan(emit, facts, limits), limits);
  },
};
