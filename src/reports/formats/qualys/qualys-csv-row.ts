import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS, type CvssReading } from "#domain/reading.ts";
import type { TableRow } from "../../csv.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { isAddress, portLocation } from "../../parts/network-name.ts";
import { qualysText, qualysTime } from "./qualys-csv-columns.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting } from "../../parts/sighting.ts";
import { cvesIn, paragraphs } from "../../parts/word-list.ts";

/** The host's first address, as Qualys names hosts; a name when it has none. */
export const qualysHost = (row: TableRow): string | null =>
  qualysText(row, "host")?.split(",", 1)[0]?.trim() || null;

export const qualysRow = (row: TableRow): Sighting | NoSighting => {
  const [identifier, qid, word] = [qualysHost(row), qualysText(row, "qid"), qualysText(row, "severity")];
  if (identifier === null) return noSighting("qualys-csv.unnamed-host", "The row names no host.");
  if (qid === null) {
    return noSighting("qualys-csv.no-qid", "The row has no QID: it tells of a host, not of a detection.");
  }
  const cvss = scoresOf(row);
  const { severity, remark } = ratedSeverity(QUALYS_SEVERITIES, word, cvss);
  const status = qualysText(row, "status");
  const fixed = status?.toLowerCase() === "fixed";
  const gathered = /^(?:ig|info)/i.test(qualysText(row, "type") ?? "");
  return {
    asset: assetIdentity("host", identifier, {
      instanceId: qualysText(row, "hostId"),
      ip: isAddress(identifier) ? identifier : null,
      fqdn: qualysText(row, "dns"),
      netbios: qualysText(row, "name"),
      operatingSystem: qualysText(row, "system"),
    }),
    scannedAt: null,
    credentialed: /agent/i.test(qualysText(row, "tracking") ?? "") ? "yes" : "unknown",
    conclusive: fixed,
    record: {
      location: portLocation(qualysText(row, "port"), qualysText(row, "protocol")),
      severity: gathered ? "informational" : severity,
      actionable: !gathered && !fixed && severity !== "informational",
      output: qualysText(row, "output"),
      details: { ...NO_RECORD_DETAILS, result: status },
      weakness: {
        sourceIdentifier: qid,
        check: qid,
        family: qualysText(row, "category"),
        kind: "vulnerability",
        name: qualysText(row, "title") ?? `QID ${qid}`,
        description: paragraphs(qualysText(row, "threat"), qualysText(row, "impact")),
        solution: qualysText(row, "solution"),
        seeAlso: [],
        cves: cvesIn(qualysText(row, "cve")),
        cvss,
        details: NO_WEAKNESS_DETAILS,
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

/** `8.1 (AV:N/AC:H/…)` or the score alone. */
const scoresOf = (row: TableRow): CvssReading[] =>
  cvssList(
    ...(["2", "3"] as const).map((version) => {
      const text = qualysText(row, version === "2" ? "cvss2" : "cvss3");
      const [, score = null, vector = null] = /^([\d.]{1,6})\s*(?:\(([^)]{1,200})\))?/.exec(text ?? "") ?? [];
      return { version, score, vector };
    }),
  );

/** When Qualys last had something to say of this host's detection. */
export const qualysSeen = (row: TableRow) => {
  const identifier = qualysHost(row);
  const times = [qualysTime(qualysText(row, "detected")), qualysTime(qualysText(row, "fixed"))];
  const [time = null] = times
    .filter((one) => one !== null)
    .toSorted((a, b) => Date.parse(b.instant) - Date.parse(a.instant));
  return identifier === null || time === null ? null : { identifier, time };
};
