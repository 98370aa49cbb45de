import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type WeaknessDetails,
  type WeaknessReading,
} from "#domain/reading.ts";
import { cvssOf } from "../../parts/cvss-text.ts";
import { portLocation } from "../../parts/network-name.ts";
import { cvesIn, linksIn, paragraphs } from "../../parts/word-list.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting } from "../../parts/sighting.ts";
import {
  attributeOf,
  childrenOf,
  elementAt,
  textAt,
  wholeText,
  type XmlElement,
} from "../../xml/xml-element.ts";

/** `threat` of a result (Greenbone Management Protocol, "threat"); `Alarm` is an older word for High. */
export const OPENVAS_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  alarm: "high",
  medium: "moderate",
  low: "low",
  log: "informational",
  debug: "informational",
  "false positive": "informational",
};

/** What a `result` says. Without a threat word its severity score decides. */
export const openvasResult = (result: XmlElement): SightedHere | NoSighting => {
  const nvt = elementAt(result, "nvt");
  const oid = nvt === null ? null : attributeOf(nvt, "oid");
  if (nvt === null || oid === null) return noSighting("openvas.no-oid", "The result names no NVT (oid).");
  const threat = textAt(result, "threat");
  const score = textAt(result, "severity");
  const scored = cvssOf("3", score, null);
  const { severity, remark } = ratedSeverity(OPENVAS_SEVERITIES, threat, scored === null ? [] : [scored]);
  return {
    record: {
      location: locationOf(textAt(result, "port")),
      severity,
      actionable: severity !== "informational",
      output: resultOutput(result, threat),
      details: { ...NO_RECORD_DETAILS, result: threat?.toLowerCase() === "false positive" ? threat : null },
      weakness: nvtWeakness(nvt, oid),
    },
    remarks: remark === null ? [] : [remark],
  };
};

/** `443/tcp`; empty for `general/tcp`, by which OpenVAS means the whole host. */
const locationOf = (port: string | null): string => {
  const [number = "", protocol = ""] = (port ?? "").split("/", 2);
  return portLocation(number, protocol);
};

const nvtWeakness = (nvt: XmlElement, oid: string): WeaknessReading => {
  const tags = tagsOf(nvt);
  const refs = elementAt(nvt, "refs");
  const referred = refs === null ? [] : childrenOf(refs, "ref");
  const idsOf = (type: string): string[] =>
    referred
      .filter((ref) => attributeOf(ref, "type") === type)
      .flatMap((ref) => attributeOf(ref, "id") ?? []);
  return {
    sourceIdentifier: oid,
    check: oid,
    family: textAt(nvt, "family"),
    kind: "vulnerability",
    name: textAt(nvt, "name") ?? `NVT ${oid}`,
    description: paragraphs(
      ...["summary", "insight", "impact", "affected"].map((name) => tags.get(name) ?? null),
    ),
    solution: textAt(nvt, "solution") ?? tags.get("solution") ?? null,
    // Reports before GMP 20.08 list the references in elements of their own.
    seeAlso: [...new Set([...idsOf("url"), ...linksIn(textAt(nvt, "xref"))])],
    // A result of the CVE scanner has the CVE in place of an OID.
    cves: [...new Set([...idsOf("cve"), ...cvesIn(`${textAt(nvt, "cve") ?? ""} ${oid}`)])],
    cvss: cvssOfNvt(nvt, tags),
    details: { ...NO_WEAKNESS_DETAILS, epss: epssOf(nvt) },
  };
};

/** `tags` of an NVT: `summary=…|insight=…`; the texts have their lines broken to 80 columns. */
const tagsOf = (nvt: XmlElement): Map<string, string> => {
  const tags = new Map<string, string>();
  for (const entry of (textAt(nvt, "tags") ?? "").split("|")) {
    const at = entry.indexOf("=");
    const text = unbroken(entry.slice(at + 1));
    if (at > 0 && text !== "") tags.set(entry.slice(0, at).trim(), text);
  }
  return tags;
};

/** A line that is indented continues the one before, unless it is an entry of a list. */
const unbroken = (text: string): string => {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const last = lines.at(-1);
    const continues = /^\s+[^\s-]/.test(line) && last !== undefined && last !== "";
    if (continues) lines.push(`${lines.pop() ?? ""} ${line.trim()}`);
    else lines.push(line.trim());
  }
  return lines.join("\n").trim();
};

/** The vectors of `severities`; else the vector among the tags with the score `cvss_base`. */
const cvssOfNvt = (nvt: XmlElement, tags: ReadonlyMap<string, string>): CvssReading[] => {
  const severities = elementAt(nvt, "severities");
  const listed = (severities === null ? [] : childrenOf(severities, "severity")).map((severity) => {
    const score = textAt(severity, "score");
    // Scores are written in tenths since GMP 21.04.
    const tenths = score !== null && /^\d{1,3}$/.test(score) ? String(Number(score) / 10) : score;
    return cvssOf(
      attributeOf(severity, "type") === "cvss_base_v3" ? "3" : "2",
      tenths,
      textAt(severity, "value"),
    );
  });
  const known = listed.filter((reading) => reading !== null);
  if (known.length > 0) return known;
  const single = cvssOf("2", textAt(nvt, "cvss_base"), tags.get("cvss_base_vector") ?? null);
  return single === null ? [] : [single];
};

/** `epss` of an NVT: of its CVEs the one with the highest severity. */
const epssOf = (nvt: XmlElement): WeaknessDetails["epss"] => {
  const score = Number(textAt(nvt, "epss", "max_severity", "score") ?? Number.NaN);
  const percentile = Number(textAt(nvt, "epss", "max_severity", "percentile") ?? Number.NaN);
  if (!(score >= 0 && score <= 1)) return null;
  return { score, percentile: percentile >= 0 && percentile <= 1 ? percentile : null };
};

/** What the test saw, with the quality of its detection and a threat that a person changed. */
const resultOutput = (result: XmlElement, threat: string | null): string | null => {
  const seen = elementAt(result, "description");
  const quality = textAt(result, "qod", "value");
  const kind = textAt(result, "qod", "type");
  const original = textAt(result, "original_threat");
  const lines = [
    seen === null ? null : wholeText(seen).trim() || null,
    quality === null ? null : `Quality of detection: ${quality} %${kind === null ? "" : ` (${kind})`}`,
    original === null || original === threat
      ? null
      : `Threat changed from ${original} to ${threat ?? "none"}`,
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};
