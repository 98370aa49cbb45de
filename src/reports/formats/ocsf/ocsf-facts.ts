import type { AssetIdentity, ScanReading, ScanTime } from "#domain/reading.ts";
import { assetIdentity } from "#domain/reading.ts";
import { awsAsset } from "../aws/aws-asset.ts";
import { fieldAt, listAt, numberAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonSelect } from "../../json/json-feed.ts";
import { readJson } from "../../json.ts";
import { latestTimes, type LatestTimes } from "../../parts/latest-times.ts";
import { productDetector, productMix, type ProductMix } from "../../parts/product-name.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import type { SightingRemark } from "../../parts/sighting.ts";
import { epochTime, writtenTime } from "../../parts/scan-time.ts";

export type OcsfFacts = {
  readonly scan: Omit<ScanReading, "type">;
  readonly mix: ProductMix;
  readonly times: LatestTimes;
  readonly remarks: readonly SightingRemark[];
};

/** Classes of the category Findings (2): 2001 to 2007. Events of other classes are no findings. */
export const isFindingEvent = (event: unknown): boolean => {
  const uid = numberAt(event, "class_uid");
  return uid === null || (uid >= 2001 && uid <= 2007);
};

/** The first reading: the products, and when each resource was last looked at. */
export const ocsfFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  select: JsonSelect,
  limits: ReportLimits,
): Promise<OcsfFacts> => {
  const mix = productMix("ocsf");
  const times = latestTimes(limits);
  let product: unknown = null;
  let others = 0;
  for await (const { value } of readJson(bytes, select, limits, { manyRoots: true })) {
    if (!isFindingEvent(value)) {
      others += 1;
      continue;
    }
    product ??= fieldAt(value, "metadata", "product") ?? null;
    mix.note(ocsfDetector(value));
    const asset = ocsfAsset(value);
    const time = ocsfTime(value);
    if (asset !== null && time !== null) times.note(asset.identifier, time);
  }
  const name = textAt(product, "name");
  const several = mix.alsoOf().length > 0;
  return {
    mix,
    times,
    remarks: others === 0 ? [] : [otherClasses(others)],
    scan: {
      ...NOTHING_COVERED,
      detector: mix.detector(),
      alsoOf: mix.alsoOf(),
      tool: several || name === null ? "OCSF findings" : name,
      toolVersion: several ? null : textAt(product, "version"),
    },
  };
};

const otherClasses = (count: number): SightingRemark => ({
  code: "ocsf.other-classes",
  message: `${count} of the events are of classes that are no findings; they were passed over.`,
});

export const ocsfDetector = (event: unknown): string =>
  productDetector(
    textAt(event, "metadata", "product", "name") ?? textAt(event, "metadata", "product", "uid") ?? "ocsf",
  );

/** `time_dt` or `time`, in milliseconds (OCSF, timestamp_t); Prowler writes seconds. */
const ocsfTime = (event: unknown): ScanTime | null => {
  const written = writtenTime(textAt(event, "time_dt") ?? "");
  const count = numberAt(event, "time");
  if (written !== null || count === null || count <= 0) return written;
  return epochTime(String(Math.floor(count > 100_000_000_000 ? count / 1000 : count)));
};

/** The first resource; else the device or the resource of older events. */
export const ocsfAsset = (event: unknown): AssetIdentity | null => {
  const [first] = listAt(event, "resources");
  const resource = first ?? fieldAt(event, "resource");
  const id = textAt(resource, "uid") ?? textAt(resource, "name");
  if (id !== null) return awsAsset({ id, details: null });
  const device = fieldAt(event, "device");
  const name =
    textAt(device, "hostname") ?? textAt(device, "name") ?? textAt(device, "ip") ?? textAt(device, "uid");
  if (name === null) return null;
  return assetIdentity("host", name, {
    instanceId: textAt(device, "instance_uid") ?? textAt(device, "uid"),
    ip: textAt(device, "ip") ?? textsAt(device, "ips")[0] ?? null,
    mac: textAt(device, "mac"),
    operatingSystem: textAt(device, "os", "name"),
  });
};
