import { assetIdentity, NO_RECORD_DETAILS, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { ownText } from "../../parts/kept-text.ts";
import { portLocation } from "../../parts/network-name.ts";
import { qualysDefinition, QUALYS_SKIPS } from "./qualys-definition.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import { recordWriter, type SightedHere } from "../../parts/record-writer.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting } from "../../parts/sighting.ts";
import {
  attributeOf,
  childrenOf,
  textAt,
  trimmedText,
  wholeText,
  type XmlElement,
} from "../../xml/xml-element.ts";
import type { TreePlan, XmlPlace } from "../../xml/xml-tree.ts";
import type { XmlAttributes } from "../../xml.ts";

/** Records of findings and of mere information (Qualys, scan results DTD). */
const FINDINGS: ReadonlySet<string> = new Set(["VULN", "PRACTICE"]);
const INFORMATION: ReadonlySet<string> = new Set(["INFO", "SERVICE"]);

type Category = { readonly name: string | null; readonly location: string };

const NO_CATEGORY: Category = { name: null, location: "" };

/** Reads the results of one scan (SCAN): each `IP` an asset, each record in a `CAT` that names category and port. */
export const qualysScanPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  let header: XmlElement | null = null;
  let told = false;
  let host: {
    readonly ip: string | null;
    readonly name: string | null;
    system: string | null;
    told: boolean;
  } | null = null;
  let category = NO_CATEGORY;

  const tellScan = (): void => {
    if (told) return;
    told = true;
    emit(scanReading(header));
  };

  const meet = (): string | null => {
    tellScan();
    if (host === null || host.ip === null) return null;
    const { ip, name, system } = host;
    if (!host.told) assets.meet(assetIdentity("host", ip, { ip, fqdn: name, operatingSystem: system }), null);
    host.told = true;
    return ip;
  };

  const takeRecord = (element: XmlElement, place: XmlPlace): void => {
    const asset = meet();
    if (asset === null)
      return records.setAside(place, "qualys.unnamed-host", "The record stands in no IP with an address.");
    records.write(place, asset, scanRecord(element, category));
  };

  return {
    wants: (name, parents) =>
      FINDINGS.has(name) ||
      INFORMATION.has(name) ||
      (name === "OS" && parents.at(-1) === "IP") ||
      (name === "HEADER" && parents.length === 1),
    skips: QUALYS_SKIPS,
    records: new Set([...FINDINGS, ...INFORMATION]),
    opened: (name, attributes, parents) => {
      if (name === "IP" && parents.length === 1) {
        const ip = ownText(attributes["value"] ?? "").trim() || null;
        host = { ip, name: ownText(attributes["name"] ?? "").trim() || null, system: null, told: false };
      } else if (name === "CAT") category = categoryOf(attributes);
    },
    closed: (name, parents) => {
      if (name === "CAT") category = NO_CATEGORY;
      if (name !== "IP" || parents.length !== 1) return;
      meet();
      host = null;
    },
    collected: (element, place) => {
      if (element.name === "HEADER") header ??= element;
      else if (element.name !== "OS") takeRecord(element, place);
      else if (host !== null) host.system = trimmedText(element);
    },
    ended: () => {
      tellScan();
      assets.endAll();
    },
  };
};

const categoryOf = (attributes: XmlAttributes): Category => ({
  name: ownText(attributes["value"] ?? "").trim() || null,
  location: portLocation(
    ownText(attributes["port"] ?? "").trim() || null,
    ownText(attributes["protocol"] ?? "").trim() || null,
  ),
});

const scanReading = (header: XmlElement | null): Reading => {
  const keys = header === null ? [] : childrenOf(header, "KEY");
  const key = (name: string): string | null =>
    trimmedText(keys.find((element) => attributeOf(element, "value") === name) ?? null);
  const targets = (key("TARGET") ?? "")
    .split(",")
    .map((target) => target.trim())
    .filter((target) => target !== "");
  return {
    ...NOTHING_COVERED,
    type: "scan",
    detector: "qualys",
    tool: "Qualys VM",
    scanName: key("TITLE"),
    policyName: header === null ? null : textAt(header, "OPTION_PROFILE", "OPTION_PROFILE_TITLE"),
    scannedAt: writtenTime(key("DATE") ?? ""),
    coverage: { ...NOTHING_COVERED.coverage, targets: targets.length === 0 ? null : targets },
  };
};

/** What a record says. VULN and PRACTICE (potential) are findings; INFO and SERVICE are informational whatever their level. */
const scanRecord = (element: XmlElement, { name, location }: Category): SightedHere | NoSighting => {
  const qid = attributeOf(element, "number");
  if (qid === null) return noSighting("qualys.no-qid", "The record has no number (QID).");
  const { severity: level, weakness } = qualysDefinition(
    element,
    qid,
    attributeOf(element, "severity"),
    name,
  );
  const rated = FINDINGS.has(element.name)
    ? ratedSeverity(QUALYS_SEVERITIES, level, weakness.cvss)
    : { severity: "informational" as const, remark: null };
  const result = childrenOf(element, "RESULT").map((text) => wholeText(text).trim());
  const potential = element.name === "PRACTICE" ? ["Potential vulnerability, not confirmed"] : [];
  return {
    record: {
      location,
      severity: rated.severity,
      actionable: rated.severity !== "informational",
      output: [...potential, ...result].filter((line) => line !== "").join("\n") || null,
      details: NO_RECORD_DETAILS,
      weakness: { ...weakness, sourceIdentifier: qid, check: qid },
    },
    remarks: rated.remark === null ? [] : [rated.remark],
  };
};
