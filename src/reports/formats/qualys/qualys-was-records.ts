import {
  assetIdentity,
  NO_RECORD_DETAILS,
  type Credentialed,
  type Reading,
  type ScanTime,
} from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { undefinedQid } from "./qualys-definition.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import type { WasFacts } from "./qualys-was-facts.ts";
import { wasOutput } from "./qualys-was-output.ts";
import { recordWriter, type SightedHere } from "../../parts/record-writer.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { checkAt, noSighting, type NoSighting } from "../../parts/sighting.ts";
import { textAt, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan, XmlPlace } from "../../xml/xml-tree.ts";

/** Records by the list that they stand in. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ["VULNERABILITY", "VULNERABILITY_LIST"],
  ["SENSITIVE_CONTENT", "SENSITIVE_CONTENT_LIST"],
  ["INFORMATION_GATHERED", "INFORMATION_GATHERED_LIST"],
]);

/** The site of records without an address, when the report names no web application. */
const UNNAMED_SITE = "unnamed web application";

/** The second reading: sites become assets, and each entry of the lists of results a record. */
export const wasRecordsPlan = (
  emit: (reading: Reading) => void,
  facts: WasFacts,
  limits: ReportLimits,
): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  const home = originOf(facts.site);
  const credentialed = credentialsOf(facts.logins);

  const meet = (site: string): void => {
    if (assets.meet(assetIdentity("site", site), null)) assets.note(site, { credentialed });
  };

  const takeRecord = (element: XmlElement, place: XmlPlace): void => {
    const url = textAt(element, "URL");
    const site = originOf(url) ?? home ?? UNNAMED_SITE;
    if (site === UNNAMED_SITE)
      records.remarkOnce(
        "qualys-was.unnamed-site",
        "The report names no web application for some of its records.",
      );
    meet(site);
    const said = wasRecord(element, url, facts);
    records.write(place, site, said);
    if (!("setAside" in said) && isFixed(element)) assets.answer(site, said.record.weakness.check, true);
  };

  return {
    wants: (name, parents) => LISTS.has(name) && LISTS.get(name) === parents.at(-1),
    skips: new Set(["HEADERS"]),
    records: new Set(LISTS.keys()),
    opened: (_name, _attributes, parents) => {
      if (parents.length === 0) emit(scanReading(facts));
    },
    collected: takeRecord,
    ended: () => {
      if (home !== null) meet(home);
      assets.endAll();
    },
  };
};

const originOf = (text: string | null): string | null => {
  const url = text === null ? null : URL.parse(text);
  return url === null || url.origin === "null" ? null : url.origin;
};

const scanReading = ({ scan, scanCount, name }: WasFacts): Reading => {
  const only = scanCount === 1 ? scan : null;
  const text = (name: string): string | null => (only === null ? null : textAt(only, name));
  const scanner = text("SCANNER");
  return {
    ...NOTHING_COVERED,
    type: "scan",
    detector: "qualys-was",
    tool: "Qualys Web Application Scanning",
    toolVersion: /WAS:\s*([\w.-]+)/.exec(scanner ?? "")?.[1] ?? null,
    feedVersion: /Signatures:\s*([\w.-]+)/.exec(scanner ?? "")?.[1] ?? null,
    scanName: text("NAME") ?? name,
    policyName: text("PROFILE"),
    scannedAt: wasTime(text("START_DATE")),
    endedAt: wasTime(text("END_DATE")),
  };
};

/** `11 Mar 2020 01:07PM GMT-0400`. */
const wasTime = (text: string | null): ScanTime | null => {
  const match = /^(\d{1,2} [A-Za-z]{3} \d{4}) (\d{2}):(\d{2})([AP]M) GMT([+-]\d{2})(\d{2})?$/.exec(
    text ?? "",
  );
  if (match === null) return null;
  const [, day = "", hour = "", minute = "", half = "", zoneHours = "", zoneMinutes = "00"] = match;
  const date = writtenTime(day)?.date;
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  return date === undefined
    ? null
    : writtenTime(`${date}T${String(hours).padStart(2, "0")}:${minute}:00${zoneHours}:${zoneMinutes}`);
};

/** `AUTHENTICATION_STATUS` of the scans: whether they were logged in; unknown when they differ or do not say. */
const credentialsOf = (words: ReadonlySet<string>): Credentialed => {
  const [word = ""] = words;
  if (words.size !== 1 || word === "") return "unknown";
  if (word.startsWith("success")) return "yes";
  return /^(?:no authentication|none|fail|not)/.test(word) ? "no" : "unknown";
};

const isFixed = (element: XmlElement): boolean => textAt(element, "STATUS")?.toLowerCase() === "fixed";

/** What a record says. Information gathered is informational whatever its level; what Qualys calls Fixed opens nothing. */
const wasRecord = (element: XmlElement, url: string | null, facts: WasFacts): SightedHere | NoSighting => {
  const qid = textAt(element, "QID");
  if (qid === null) return noSighting("qualys-was.no-qid", "The record has no QID.");
  const { severity: level, weakness } = facts.definitions.get(qid) ?? undefinedQid(qid);
  const rated =
    element.name === "INFORMATION_GATHERED"
      ? { severity: "informational" as const, remark: null }
      : ratedSeverity(QUALYS_SEVERITIES, level, weakness.cvss);
  const location = locationOf(url, textAt(element, "PARAM"));
  const ignored = textAt(element, "IGNORED")?.toLowerCase() === "true";
  return {
    record: {
      location,
      severity: rated.severity,
      actionable: rated.severity !== "informational" && !isFixed(element),
      output: wasOutput(element),
      details: {
        ...NO_RECORD_DETAILS,
        result: textAt(element, "STATUS") ?? (ignored ? "ignored" : null),
        url,
      },
      weakness: { ...weakness, sourceIdentifier: qid, check: checkAt(qid, location) },
    },
    remarks: rated.remark === null ? [] : [rated.remark],
  };
};

/** `/login [user]`: the path without its query, and the parameter. */
const locationOf = (url: string | null, param: string | null): string => {
  const path = url === null ? "" : (URL.parse(url)?.pathname ?? url);
  return [path, param === null ? "" : `[${param}]`].filter((part) => part !== "").join(" ");
};
