import { assetIdentity, type AssetIdentity, type ScanReading } from "#domain/reading.ts";
import { imageIdentity } from "../../parts/image-name.ts";
import { textAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import { ownText } from "../../parts/kept-text.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import type { SightingRemark } from "../../parts/sighting.ts";

export type JfrogFacts = {
  readonly scan: Omit<ScanReading, "type">;
  /** What was scanned, by its place in the list. */
  readonly assets: ReadonlyMap<number, FoundAsset>;
  readonly remarks: readonly SightingRemark[];
};

/** The class of all checks of vulnerabilities. */
export const XRAY_FAMILY = "vulnerability";

const FACTS = jsonPatterns("#/component_id", "#/status", "#/scan_id");

export const jfrogFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<JfrogFacts> => {
  const assets = new Map<number, FoundAsset>();
  const scans = new Set<number>();
  const completed = new Set<number>();
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const [place] = path;
    const text = textAt({ value }, "value");
    if (typeof place !== "number" || text === null) return;
    scans.add(place);
    if (scans.size > limits.listEntries) throw tooLarge(limits, "listEntries", "scans");
    if (path[1] === "status" && text.toLowerCase() === "completed") completed.add(place);
    if (path[1] === "component_id")
      assets.set(place, { asset: scannedThing(ownText(text)), scannedAt: null, credentialed: "yes" });
  });
  const whole = scans.size > 0 && completed.size === scans.size;
  return {
    assets,
    scan: {
      ...NOTHING_COVERED,
      detector: "xray",
      tool: "JFrog Xray",
      coverage: {
        ...NOTHING_COVERED.coverage,
        families: whole ? new Map([[XRAY_FAMILY, "enabled"]]) : null,
      },
    },
    remarks: whole || scans.size === 0 ? [] : [UNFINISHED],
  };
};

/** `docker://registry/repository:tag` is an image; `npm://name:version` and the like are source without the version. */
const scannedThing = (component: string): AssetIdentity => {
  const image = /^docker:\/\/(.+)$/.exec(component)?.[1];
  if (image !== undefined) return imageIdentity(image, []);
  const bare = component.replace(/(?<=.):[^:/]*$/, "");
  return assetIdentity("repository", bare === "" ? component : bare, {
    tag: component.slice(bare.length + 1) || null,
  });
};

const UNFINISHED: SightingRemark = {
  code: "jfrog-xray.unfinished-scan",
  message: "A scan of the file is not completed, so the file proves nothing about what it does not hold.",
};
