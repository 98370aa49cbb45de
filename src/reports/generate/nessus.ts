import { generateChecks, isPresent, type GeneratedCheck } from "./check.ts";
import { checkItem, complianceItem, escapeXml, summaryItem } from "./nessus-xml.ts";
import { mixSeed, seededRandom } from "./random.ts";

/** A host of a made-up report. */
export type GeneratedHost = { readonly name: string; readonly ip: string; readonly operatingSystem: string };

export type NessusOptions = {
  /** Same options, same bytes. */
  readonly seed: number;
  /** Hosts, or how many; with `targetBytes` the least number of them. */
  readonly hosts: number | readonly GeneratedHost[];
  /** Checks tried on each host, of which two of three only note facts. Default 90. */
  readonly findingsPerHost?: number;
  /** Goes on with further hosts until the file has at least so many bytes. */
  readonly targetBytes?: number;
  /** Day of the first month's scan, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** 0 for the first scan of a series; later ones show fixes, new and returned findings. Default 0. */
  readonly month?: number;
  /** Positions of hosts where the scanner could not log in: it sees less there and says so. */
  readonly withoutCredentials?: readonly number[];
  /** Positions of hosts that the scan did not reach: they do not stand in the report. */
  readonly absent?: readonly number[];
  /** How many different checks exist. Default 300. */
  readonly checks?: number;
  /** Further loaded checks that never find anything; real scanners load over 100 000. Default 0. */
  readonly idleChecks?: number;
  /** Audit checks per host. Default 6. */
  readonly auditChecks?: number;
};

const OPERATING_SYSTEMS = ["Made-up Linux 9", "Made-up Linux 10", "Made-up Server 2025"] as const;

const numberedHost = (position: number): GeneratedHost => ({
  name: `host-${String(position + 1).padStart(5, "0")}.example.test`,
  ip: `10.${(position >> 16) & 255}.${(position >> 8) & 255}.${position & 255}`,
  operatingSystem: OPERATING_SYSTEMS[position % OPERATING_SYSTEMS.length] ?? OPERATING_SYSTEMS[0],
});

/**
 * A made-up report in the format NessusClientData_v2, a piece per host, in bounded memory. Every name, check and text is
 * invented; the shape (settings, host properties, share of informational records, scan summary) is that of real ones.
 */
export async function* generateNessus(options: NessusOptions): AsyncGenerator<Uint8Array> {
  const { seed, hosts, findingsPerHost = 90, targetBytes = 0, checks: checkCount = 300 } = options;
  const { withoutCredentials = [], absent = [], auditChecks = 6, month = 0 } = options;
  const checks = generateChecks(seed, checkCount);
  const day = Temporal.PlainDate.from(options.startDate).add({ months: month });
  const count = typeof hosts === "number" ? hosts : hosts.length;
  let written = 0;
  const piece = (text: string): Uint8Array => {
    const bytes = Buffer.from(text);
    written += bytes.length;
    return bytes;
  };

  yield piece(`<?xml version="1.0" ?>\n<NessusClientData_v2>\n${policyXml(options, checks)}`);
  yield piece(`<Report name="Monthly scan" xmlns:cm="http://www.nessus.org/cm">\n`);
  for (let position = 0; ; position++) {
    if (position >= count && written >= targetBytes) break;
    if (absent.includes(position)) continue;
    const host = (typeof hosts === "number" ? undefined : hosts[position]) ?? numberedHost(position);
    const start = day.toPlainDateTime({ hour: 6 }).add({ minutes: position * 7 });
    yield piece(
      hostXml({
        host,
        start,
        seed: mixSeed(seed, position),
        month,
        credentialed: !withoutCredentials.includes(position),
        checks: chosen(checks, mixSeed(seed, position, 5), findingsPerHost),
        auditChecks,
      }),
    );
  }
  yield piece("</Report>\n</NessusClientData_v2>\n");
}

const chosen = (checks: readonly GeneratedCheck[], seed: number, count: number): GeneratedCheck[] => {
  const random = seededRandom(seed);
  const wanted = count / Math.max(1, checks.length);
  return checks.filter(() => random.fraction() < wanted);
};

const preference = (name: string, value: string): string =>
  `<preference><name>${name}</name>\n<value>${escapeXml(value)}</value>\n</preference>\n`;

const policyXml = (
  { hosts, idleChecks = 0, targetBytes }: NessusOptions,
  checks: readonly GeneratedCheck[],
): string => {
  const named =
    typeof hosts === "number" ? Array.from({ length: hosts }, (_, at) => numberedHost(at)) : hosts;
  const targets = targetBytes === undefined ? named.map(({ name }) => name).join(",") : "10.0.0.0/8";
  const idle = Array.from({ length: idleChecks }, (_, index) => 8_000_000 + index);
  const loaded = [10_180, 19_506, 9_900_000, ...checks.map(({ id }) => id), ...idle].join(";");
  const families = [
    ...new Set([...checks.map(({ family }) => family), "Settings", "Policy Compliance"]),
  ].sort();
  return [
    "<Policy><policyName>Monthly authenticated scan</policyName>\n<Preferences><ServerPreferences>",
    preference("TARGET", targets),
    preference("plugin_set", loaded),
    preference("max_hosts", "30"),
    "</ServerPreferences>\n</Preferences>\n<FamilySelection>",
    ...families.map(
      (family) =>
        `<FamilyItem><FamilyName>${escapeXml(family)}</FamilyName>\n<Status>enabled</Status>\n</FamilyItem>\n`,
    ),
    "<FamilyItem><FamilyName>Port scanners</FamilyName>\n<Status>mixed</Status>\n</FamilyItem>\n</FamilySelection>\n",
    "<IndividualPluginSelection><PluginItem><PluginId>10180</PluginId>\n<PluginName>Host ping</PluginName>\n",
    "<Family>Port scanners</Family>\n<Status>enabled</Status>\n</PluginItem>\n</IndividualPluginSelection>\n</Policy>\n",
  ].join("");
};

type HostScan = {
  readonly host: GeneratedHost;
  readonly start: Temporal.PlainDateTime;
  readonly seed: number;
  readonly month: number;
  readonly credentialed: boolean;
  readonly checks: readonly GeneratedCheck[];
  readonly auditChecks: number;
};

const hostXml = ({ host, start, seed, month, credentialed, checks, auditChecks }: HostScan): string => {
  const end = start.add({ minutes: 5 });
  const parts = [`<ReportHost name="${escapeXml(host.name)}"><HostProperties>\n`];
  const tag = (name: string, value: string): void => {
    parts.push(`<tag name="${name}">${escapeXml(value)}</tag>\n`);
  };
  tag("HOST_END_TIMESTAMP", String(end.toZonedDateTime("UTC").epochMilliseconds / 1000));
  tag("HOST_END", ctime(end));
  tag("Credentialed_Scan", String(credentialed));
  tag("operating-system", host.operatingSystem);
  tag("mac-address", macAddress(seed));
  tag("host-fqdn", host.name);
  tag("host-ip", host.ip);
  tag("HOST_START_TIMESTAMP", String(start.toZonedDateTime("UTC").epochMilliseconds / 1000));
  tag("HOST_START", ctime(start));
  parts.push("</HostProperties>\n", summaryItem(credentialed, 300));
  for (const check of checks) {
    if (check.needsLogin && !credentialed) continue;
    if (check.severity > 0 && !isPresent(mixSeed(seed, check.id), month)) continue;
    parts.push(checkItem(check, seededRandom(mixSeed(seed, check.id, 9))));
  }
  const audited = credentialed ? auditChecks : 0;
  for (let check = 1; check <= audited; check++) {
    const failsAtFirst = seededRandom(mixSeed(seed, check, 3)).fraction() < 0.5;
    parts.push(complianceItem(check, !failsAtFirst || !isPresent(mixSeed(seed, check, 4), month)));
  }
  parts.push("</ReportHost>\n");
  return parts.join("");
};

/** Locally administered addresses, which no maker of network cards hands out. */
const macAddress = (seed: number): string =>
  ["02", "00", ...[24, 16, 8, 0].map((shift) => ((seed >>> shift) & 255).toString(16).padStart(2, "0"))]
    .join(":")
    .toUpperCase();

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** The C library's form of a time: `Mon May  1 08:23:25 2023`. */
const ctime = (time: Temporal.PlainDateTime): string =>
  `${WEEKDAYS[time.dayOfWeek - 1]} ${MONTHS[time.month - 1]} ${String(time.day).padStart(2)} ` +
  `${time.toPlainTime().toString({ smallestUnit: "second" })} ${time.year}`;
