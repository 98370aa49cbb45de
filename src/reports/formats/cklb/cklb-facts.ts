import { assetIdentity, type ScanReading } from "#domain/reading.ts";
import { booleanAt, objectAt, textAt, wordAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { STIG_DETECTOR } from "../../parts/stig-rule.ts";

const FACTS = jsonPatterns(
  "title",
  "target_data",
  ...["stig_id", "stig_name", "display_name", "version", "release_info"].map((name) => `stigs/#/${name}`),
);

export type CklbFacts = {
  readonly scan: Omit<ScanReading, "type">;
  readonly asset: FoundAsset;
  /** Site and instance of a web or database checklist; empty when the whole asset is meant. */
  readonly location: string;
  /** Whether the checklist gives no host name. */
  readonly unnamed: boolean;
  /** The id of the benchmark at that place of the list; empty when it has none. */
  benchmark(index: number): string;
};

/** The asset and the benchmarks of a checklist; they may stand behind the rules. */
export const cklbFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<CklbFacts> => {
  const values: Record<string, unknown> = {};
  let kept = 0;
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    values[path.join("/")] = value;
    kept += 1;
    if (kept > limits.listEntries) throw tooLarge(limits, "listEntries", "benchmarks");
  });
  const target = objectAt(values, "target_data");
  const host = textAt(target, "host_name");
  const ip = textAt(target, "ip_address")?.split(/[\s,;]+/)[0] ?? null;
  const fqdn = textAt(target, "fqdn")?.replace(/\.+$/, "") || null;
  const asset = assetIdentity("host", host ?? fqdn ?? ip ?? "unnamed asset", {
    ip,
    fqdn,
    netbios: host?.split(".")[0] ?? null,
    mac: textAt(target, "mac_address")?.split(/[\s,;]+/)[0] ?? null,
  });
  const parts = [textAt(target, "web_db_site"), textAt(target, "web_db_instance")].filter(
    (part) => part !== null,
  );
  const first = (name: string): string | null => wordAt(values, `stigs/0/${name}`);
  const version = first("version");
  const title = textAt(values, "title");
  return {
    asset: { asset, scannedAt: null, credentialed: "yes" },
    location: booleanAt(target, "is_web_database") === true ? parts.join("/") : "",
    unnamed: host === null,
    benchmark: (index) => textAt(values, `stigs/${index}/stig_id`) ?? "",
    scan: {
      ...NOTHING_COVERED,
      detector: STIG_DETECTOR,
      tool: "STIG checklist",
      scanName: title,
      policyName: first("stig_name") ?? first("display_name") ?? first("stig_id"),
      feedVersion:
        [version === null ? null : `V${version}`, first("release_info")].filter(Boolean).join(" ") || null,
      // SCC writes the time of its run into the title; STIG Viewer writes none.
      scannedAt: writtenTime(/^SCC Generated CKLB at: (\S+)$/.exec(title ?? "")?.[1] ?? ""),
    },
  };
};
