import { checkItem, escapeXml, summaryItem } from "#reports/generate/nessus-xml.ts";
import { mixSeed, seededRandom } from "#reports/generate/random.ts";
import { HOSTS, LOCKED_OUT, RETIRED, type HostName } from "./hosts.ts";
import { SCANS } from "./days.ts";
import { FLAWS, isShownIn, titleOf, type HostWeakness } from "./weakness.ts";

const LAST_SCAN = SCANS - 1;

const NAMES = Object.keys(HOSTS) as readonly HostName[];

const isScanned = (host: HostName, scan: number): boolean =>
  host !== RETIRED.host || scan <= RETIRED.lastScan;

const preference = (name: string, value: string): string =>
  `<preference><name>${name}</name><value>${escapeXml(value)}</value></preference>\n`;

const policyXml = (weaknesses: readonly HostWeakness[], scan: number): string =>
  "<Policy><policyName>Monthly scan with sign-in</policyName>\n<Preferences><ServerPreferences>\n" +
  preference(
    "TARGET",
    NAMES.filter((host) => isScanned(host, scan))
      .map((host) => HOSTS[host].name)
      .join(","),
  ) +
  preference("plugin_set", [19_506, ...weaknesses.map(({ id }) => id)].join(";")) +
  "</ServerPreferences></Preferences>\n<FamilySelection><FamilyItem><FamilyName>Local Package Checks</FamilyName>" +
  "<Status>enabled</Status></FamilyItem></FamilySelection></Policy>\n";

const tag = (name: string, value: string): string => `<tag name="${name}">${escapeXml(value)}</tag>\n`;

const recordXml = (weakness: HostWeakness, position: number): string => {
  const { id, product, fixedIn, flaw, severity, cves = [] } = weakness;
  const check = {
    id,
    family: "Local Package Checks",
    name: titleOf(weakness),
    severity,
    port: 0,
    needsLogin: true,
    synopsis: `The ${product} on this host has a known ${flaw}.`,
    description: `The host runs ${product} older than ${fixedIn}, which has a known ${flaw}. ${FLAWS[flaw].gain}`,
    solution: `Upgrade to ${product} ${fixedIn} or later.`,
    cves,
    seeAlso: `https://advisories.example.org/${id}`,
  };
  return checkItem(check, seededRandom(mixSeed(id, position)));
};

const hostXml = (
  weaknesses: readonly HostWeakness[],
  { host, scan, start }: { readonly host: HostName; readonly scan: number; readonly start: Date },
): string => {
  const credentialed = !(scan === LAST_SCAN && host === LOCKED_OUT);
  const seconds = Math.floor(start.getTime() / 1000);
  const shown = weaknesses.filter((one) => one.hosts.includes(host) && isShownIn(one, scan));
  return (
    `<ReportHost name="${HOSTS[host].name}"><HostProperties>\n` +
    tag("HOST_START_TIMESTAMP", String(seconds)) +
    tag("HOST_END_TIMESTAMP", String(seconds + 300)) +
    tag("Credentialed_Scan", String(credentialed)) +
    tag("operating-system", HOSTS[host].operatingSystem) +
    tag("host-fqdn", HOSTS[host].name) +
    tag("host-ip", HOSTS[host].ip) +
    `</HostProperties>\n${summaryItem(credentialed, 300)}` +
    (credentialed ? shown.map((one) => recordXml(one, NAMES.indexOf(host))).join("") : "") +
    "</ReportHost>\n"
  );
};

/** A monthly scan of the hosts, 0 to 11, in the format NessusClientData_v2; the same for the same arguments. */
export const hostReport = (weaknesses: readonly HostWeakness[], scan: number, start: Date): string =>
  `<?xml version="1.0" ?>\n<NessusClientData_v2>\n${policyXml(weaknesses, scan)}<Report name="Monthly scan">\n` +
  NAMES.filter((host) => isScanned(host, scan))
    .map((host) => hostXml(weaknesses, { host, scan, start }))
    .join("") +
  "</Report>\n</NessusClientData_v2>\n";
