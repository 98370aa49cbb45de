import { assetIdentity, NO_RECORD_DETAILS, type AssetIdentity, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import type { AssetDataFacts } from "./qualys-asset-facts.ts";
import { portLocation } from "../../parts/network-name.ts";
import { QUALYS_SKIPS, undefinedQid } from "./qualys-definition.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import { recordWriter, type SightedHere } from "../../parts/record-writer.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting, type SightingRemark } from "../../parts/sighting.ts";
import { childrenOf, elementAt, textAt, trimmedText, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan, XmlPlace } from "../../xml/xml-tree.ts";

/** The elements of a `HOST` before its records that are read. */
const HOST_PARTS: ReadonlySet<string> = new Set([
  "IP",
  "DNS",
  "NETBIOS",
  "OPERATING_SYSTEM",
  "QG_HOSTID",
  "EC2_INSTANCE_ID",
  "CLOUD_RESOURCE_ID",
]);

type HostFacts = Map<string, string>;

/** The second reading: hosts become assets, and each `VULN_INFO` a record. */
export const assetDataPlan = (
  emit: (reading: Reading) => void,
  facts: AssetDataFacts,
  limits: ReportLimits,
): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  let host: HostFacts | null = null;
  let told: string | null = null;

  const meet = (open: HostFacts): string | null => {
    const ip = open.get("IP");
    if (ip === undefined || told !== null) return told;
    told = ip;
    if (!assets.meet(hostAsset(open, ip), null))
      records.remark(
        "qualys.repeated-host",
        `host ${ip}`,
        "Several hosts have this address; they count as one.",
      );
    return told;
  };

  const takeRecord = (element: XmlElement, place: XmlPlace): void => {
    const asset = host === null ? null : meet(host);
    if (asset === null)
      return records.setAside(place, "qualys.unnamed-host", "The record stands in no host with an address.");
    const said = vulnInfo(element, facts);
    records.write(place, asset, said);
    if (!("setAside" in said) && isFixed(element)) assets.answer(asset, said.record.weakness.check, true);
  };

  return {
    wants: (name, parents) => name === "VULN_INFO" || (parents.at(-1) === "HOST" && HOST_PARTS.has(name)),
    skips: QUALYS_SKIPS,
    records: new Set(["VULN_INFO"]),
    opened: (name, _attributes, parents) => {
      if (parents.length === 0) emit(scanReading(facts.header));
      else if (name === "HOST" && parents.at(-1) === "HOST_LIST") [host, told] = [new Map(), null];
    },
    closed: (name, parents) => {
      if (name !== "HOST" || host === null || parents.at(-1) !== "HOST_LIST") return;
      meet(host);
      host = null;
    },
    collected: (element, place) => {
      if (element.name === "VULN_INFO") takeRecord(element, place);
      else host?.set(element.name, trimmedText(element) ?? "");
    },
    ended: () => assets.endAll(),
  };
};

const scanReading = (header: XmlElement | null): Reading => {
  const text = (...names: readonly string[]): string | null =>
    header === null ? null : textAt(header, ...names);
  const list = header === null ? null : elementAt(header, "TARGET", "COMBINED_IP_LIST");
  const targets = (list === null ? [] : childrenOf(list, "RANGE")).map((range) => {
    const [start, end] = [textAt(range, "START"), textAt(range, "END")];
    return start === end || end === null ? (start ?? "") : `${start ?? ""}-${end}`;
  });
  return {
    ...NOTHING_COVERED,
    type: "scan",
    detector: "qualys",
    tool: "Qualys VM",
    scanName: text("TEMPLATE"),
    scannedAt: writtenTime(text("GENERATION_DATETIME") ?? ""),
    coverage: { ...NOTHING_COVERED.coverage, targets: targets.length === 0 ? null : targets },
  };
};

const hostAsset = (host: HostFacts, ip: string): AssetIdentity =>
  assetIdentity("host", ip, {
    ip,
    fqdn: host.get("DNS") || null,
    netbios: host.get("NETBIOS") || null,
    operatingSystem: host.get("OPERATING_SYSTEM") || null,
    instanceId: host.get("EC2_INSTANCE_ID") || host.get("CLOUD_RESOURCE_ID") || host.get("QG_HOSTID") || null,
  });

const isFixed = (element: XmlElement): boolean => textAt(element, "VULN_STATUS")?.toLowerCase() === "fixed";

/**
 * What a `VULN_INFO` says (Qualys, asset data report DTD). Vuln and Practice (potential) are findings, Ig is informational; one
 * that Qualys calls Fixed opens nothing.
 */
const vulnInfo = (element: XmlElement, facts: AssetDataFacts): SightedHere | NoSighting => {
  const qid = textAt(element, "QID");
  if (qid === null) return noSighting("qualys.no-qid", "The record has no QID.");
  const { severity: level, weakness } = facts.definitions.get(qid) ?? undefinedQid(qid);
  const type = textAt(element, "TYPE");
  const rated =
    type?.toLowerCase() === "ig"
      ? { severity: "informational" as const, remark: null }
      : ratedSeverity(QUALYS_SEVERITIES, level, weakness.cvss);
  const remarks: SightingRemark[] = rated.remark === null ? [] : [rated.remark];
  if (type === null || !/^(?:vuln|practice|ig)$/i.test(type)) {
    const message = `"${type?.slice(0, 40) ?? ""}" is not a known TYPE; the record counts as a vulnerability.`;
    remarks.push({ code: "qualys.unknown-type", message });
  }
  const location = portLocation(textAt(element, "PORT"), textAt(element, "PROTOCOL"));
  return {
    record: {
      location,
      severity: rated.severity,
      actionable: rated.severity !== "informational" && !isFixed(element),
      output: infoOutput(element, type),
      details: { ...NO_RECORD_DETAILS, result: textAt(element, "VULN_STATUS") },
      weakness: { ...weakness, sourceIdentifier: qid, check: qid },
    },
    remarks,
  };
};

const infoOutput = (element: XmlElement, type: string | null): string | null => {
  const instance = textAt(element, "INSTANCE");
  const lines = [
    type?.toLowerCase() === "practice" ? "Potential vulnerability, not confirmed" : null,
    textAt(element, "RESULT"),
    instance === null ? null : `Instance: ${instance}`,
    ...(["FIRST_FOUND", "LAST_FOUND"] as const).map((name) => {
      const time = textAt(element, name);
      return time === null ? null : `${name === "FIRST_FOUND" ? "First" : "Last"} found: ${time}`;
    }),
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};
