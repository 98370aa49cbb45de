import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { booleanAt, listAt, numberAt, textAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import { ownText } from "../../parts/kept-text.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { checkAt, noSighting } from "../../parts/sighting.ts";
import { cvesIn } from "../../parts/word-list.ts";

/** Severities of the API's Vulnerability. */
export const DEFENDER_SEVERITIES: SeverityTable = {
  none: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

const own = (text: string | null): string | null => (text === null ? null : ownText(text));

/** A machine; null when it has no id. */
export const defenderMachine = (machine: unknown): FoundAsset | null => {
  const id = textAt(machine, "id");
  if (id === null) return null;
  const name = textAt(machine, "computerDnsName");
  const [network] = listAt(machine, "ipAddresses");
  const asset = assetIdentity("host", ownText(id), {
    instanceId: ownText(id),
    ip: own(textAt(machine, "lastIpAddress") ?? textAt(network, "ipAddress")),
    fqdn: name?.includes(".") === true ? ownText(name) : null,
    netbios: own(name?.split(".", 1)[0] ?? null),
    mac: own(textAt(network, "macAddress")),
    operatingSystem: own(textAt(machine, "osPlatform")),
  });
  return { asset, scannedAt: writtenTime(textAt(machine, "lastSeen") ?? ""), credentialed: "yes" };
};

/** What an entry of a list of vulnerabilities says; in the export API the names begin with `device` and `software`. */
export const defenderFound = (entry: unknown): JsonFound => {
  const id = textAt(entry, "cveId");
  const machine = textAt(entry, "machineId") ?? textAt(entry, "deviceId");
  if (machine === null) return noSighting("ms-defender.no-machine", "The entry names no machine.");
  if (id === null) return noSighting("ms-defender.no-cve", "The entry has no cveId.");
  const cvss = cvssList({ version: "3", score: numberAt(entry, "cvssScore") });
  const word = textAt(entry, "severity") ?? textAt(entry, "vulnerabilitySeverityLevel");
  const { severity, remark } = ratedSeverity(DEFENDER_SEVERITIES, word, cvss);
  const name = textAt(entry, "productName") ?? textAt(entry, "softwareName");
  const vendor = textAt(entry, "productVendor") ?? textAt(entry, "softwareVendor");
  const product = name === null || vendor === null ? name : `${vendor}:${name}`;
  const update = textAt(entry, "fixingKbId") ?? textAt(entry, "recommendedSecurityUpdateId");
  const location = product ?? "";
  const exploited = booleanAt(entry, "publicExploit");
  return {
    asset: {
      asset: assetIdentity("host", machine, {
        instanceId: machine,
        fqdn: textAt(entry, "deviceName"),
        operatingSystem: textAt(entry, "osPlatform"),
      }),
      scannedAt: writtenTime(textAt(entry, "lastSeenTimestamp") ?? ""),
      credentialed: "yes",
    },
    record: {
      location,
      severity,
      actionable: severity !== "informational",
      output: exploited === true ? "A public exploit is known." : null,
      details: {
        ...NO_RECORD_DETAILS,
        package:
          name === null
            ? null
            : {
                purl: null,
                name,
                installedVersion: textAt(entry, "productVersion") ?? textAt(entry, "softwareVersion"),
                fixedVersion: null,
                path: textAt(listAt(entry, "diskPaths")[0], "path"),
              },
      },
      weakness: {
        sourceIdentifier: id,
        check: checkAt(id, location),
        family: "vulnerability",
        kind: "vulnerability",
        name: id,
        description: "",
        solution:
          textAt(entry, "recommendedSecurityUpdate") ??
          (update === null ? null : `Install KB${update.replace(/^KB/i, "")}.`),
        seeAlso: [],
        cves: cvesIn(id),
        cvss,
        details: { ...NO_WEAKNESS_DETAILS, product },
      },
    },
    remarks: remark === null ? [] : [remark],
    answered: null,
  };
};
