import {
  assetIdentity,
  type AssetCoverage,
  type AssetIdentity,
  type Credentialed,
  type RecordReading,
  type ScanTime,
} from "#domain/reading.ts";
import { disagree, epochTime, writtenTime } from "../../parts/scan-time.ts";

/** The `HostProperties` tags that are read; a host can have thousands of others. */
export const HOST_TAGS: ReadonlySet<string> = new Set([
  "host-ip",
  "host-fqdn",
  "netbios-name",
  "host-uuid",
  "aws-instance-instanceId",
  "azure-vm-id",
  "mac-address",
  "operating-system",
  "Credentialed_Scan",
  "LastAuthenticatedResults",
  "HOST_START",
  "HOST_START_TIMESTAMP",
  "HOST_END",
  "HOST_END_TIMESTAMP",
]);

export type HostTags = ReadonlyMap<string, string>;

const tagText = (tags: HostTags, name: string): string | null => tags.get(name)?.trim() || null;

/** The asset by `ReportHost@name`; of several hardware addresses (one per line) the first. */
export const hostIdentity = (identifier: string, tags: HostTags): AssetIdentity =>
  assetIdentity("host", identifier, {
    instanceId:
      tagText(tags, "aws-instance-instanceId") ?? tagText(tags, "azure-vm-id") ?? tagText(tags, "host-uuid"),
    ip: tagText(tags, "host-ip"),
    fqdn: tagText(tags, "host-fqdn"),
    netbios: tagText(tags, "netbios-name"),
    mac: tagText(tags, "mac-address")?.split(/\s+/)[0] ?? null,
    operatingSystem: tagText(tags, "operating-system"),
  });

/**
 * When the scanner began with the host: `HOST_START` as written; else its timestamp; else `HOST_END`. `doubts` says
 * what was odd about them.
 */
export const hostTime = (tags: HostTags): { time: ScanTime | null; doubts: readonly string[] } => {
  const startText = tagText(tags, "HOST_START");
  const start = startText === null ? null : writtenTime(startText);
  const counted = epochTime(tags.get("HOST_START_TIMESTAMP") ?? "");
  const doubts: string[] = [];
  if (startText !== null && start === null)
    doubts.push(`HOST_START "${startText.slice(0, 60)}" is not a known time.`);
  if (start !== null && counted !== null && disagree(start, counted)) {
    doubts.push(
      `HOST_START says ${start.instant}, HOST_START_TIMESTAMP says ${counted.instant}; the first is used.`,
    );
  }
  const time =
    start ??
    counted ??
    writtenTime(tags.get("HOST_END") ?? "") ??
    epochTime(tags.get("HOST_END_TIMESTAMP") ?? "");
  return { time, doubts };
};

/** Plugins that speak of the scan itself: the ping of the host, and the summary of the scan. */
const PING = "10180";
const SUMMARY = "19506";

/** Tags that the scanner can only fill in when the host answered. */
const ANSWERS = ["operating-system", "mac-address", "netbios-name", "LastAuthenticatedResults"];

/** Gathers from a host's records what the scan proved to have done on it. */
export type HostWatch = {
  record(record: RecordReading): void;
  /** To be asked after the last record. */
  coverage(tags: HostTags): AssetCoverage;
  toolVersion(): string | null;
};

/**
 * Alive: any record but a ping that calls the host dead; with such a ping, any record about the host itself; without
 * records, a tag that needs an answer. Credentialed: the scan summary (plugin 19506, "Credentialed checks") decides,
 * and of several a "no"; else the tag `Credentialed_Scan`; else unknown.
 */
export const hostWatch = (): HostWatch => {
  let records = 0;
  let aboutHost = 0;
  let dead = false;
  let summary: Credentialed = "unknown";
  let version: string | null = null;

  return {
    record: ({ weakness, output }) => {
      records += 1;
      if (weakness.check === PING && /considered (?:as )?dead/i.test(output ?? "")) dead = true;
      if (weakness.check !== PING && weakness.check !== SUMMARY) aboutHost += 1;
      if (weakness.check !== SUMMARY || output === null) return;
      const said = /^\s*Credentialed checks\s*:\s*(yes|no)\b/im.exec(output)?.[1]?.toLowerCase();
      if (said === "no" || (said === "yes" && summary === "unknown")) summary = said;
      version ??= /^\s*Nessus version\s*:\s*(\d[\w.]*)/im.exec(output)?.[1] ?? null;
    },
    coverage: (tags) => {
      const answered = ANSWERS.some((name) => tagText(tags, name) !== null);
      const alive = dead ? aboutHost > 0 : records > 0 || answered;
      return { alive, credentialed: summary === "unknown" ? taggedCredentials(tags) : summary, checks: null };
    },
    toolVersion: () => version,
  };
};

const taggedCredentials = (tags: HostTags): Credentialed => {
  const tag = tagText(tags, "Credentialed_Scan")?.toLowerCase();
  return tag === "true" ? "yes" : tag === "false" ? "no" : "unknown";
};
