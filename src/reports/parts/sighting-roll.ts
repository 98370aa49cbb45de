import type { AssetEndReading, Credentialed, Reading } from "#domain/reading.ts";
import { ownText } from "./kept-text.ts";
import { placeText, setAsideReading, type RecordPlace } from "./record-place.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";
import type { NoSighting, Sighting } from "./sighting.ts";

type OpenAsset = {
  credentialed: Credentialed;
  /** Checks with an answer; null until there is one. */
  checks: Set<string> | null;
};

/**
 * Makes readings of sightings whose assets are mixed: an asset before its first record, and the ends of all of them
 * after the last. Memory: a name for each asset, and the checks that came to an answer.
 */
export type SightingRoll = {
  add(place: RecordPlace, sighting: Sighting | NoSighting): Reading[];
  end(): AssetEndReading[];
};

export const sightingRoll = (limits: ReportLimits, toolVersion: string | null): SightingRoll => {
  const assets = new Map<string, OpenAsset>();
  const told = new Set<string>();
  let kept = 0;

  const keep = (place: RecordPlace): void => {
    kept += 1;
    if (kept > limits.listEntries) throw tooLarge(limits, "listEntries", placeText(place));
  };

  const openAsset = (place: RecordPlace, sighting: Sighting, readings: Reading[]): OpenAsset => {
    const { identifier } = sighting.asset;
    const open = assets.get(identifier);
    if (open !== undefined) return open;
    keep(place);
    const created: OpenAsset = { credentialed: sighting.credentialed, checks: null };
    assets.set(ownText(identifier), created);
    readings.push({ type: "asset", asset: sighting.asset, scannedAt: sighting.scannedAt });
    return created;
  };

  return {
    add: (place, sighting) => {
      if ("setAside" in sighting)
        return [setAsideReading(place, sighting.setAside.code, sighting.setAside.message)];
      const readings: Reading[] = [];
      const open = openAsset(place, sighting, readings);
      if (sighting.credentialed !== open.credentialed)
        open.credentialed = joined(open.credentialed, sighting.credentialed);
      const { check } = sighting.record.weakness;
      if (sighting.conclusive && !(open.checks?.has(check) ?? false)) {
        keep(place);
        open.checks = (open.checks ?? new Set()).add(ownText(check));
      }
      const { ordinal, byteStart, byteEnd } = place;
      const asset = sighting.asset.identifier;
      readings.push({ type: "record", ordinal, byteStart, byteEnd, asset, ...sighting.record });
      for (const { code, message, once } of sighting.remarks) {
        if (once === true && told.has(code)) continue;
        if (once === true) told.add(code);
        readings.push({ type: "remark", remark: { code, where: placeText(place), message } });
      }
      return readings;
    },
    end: () =>
      [...assets].map(([identifier, { credentialed, checks }]) => ({
        type: "assetEnd",
        identifier,
        coverage: { alive: true, credentialed, checks },
        toolVersion,
      })),
  };
};

/** Of two words about the same asset a "no" counts most; "unknown" says nothing. */
const joined = (a: Credentialed, b: Credentialed): Credentialed =>
  a === "no" || b === "no" ? "no" : a === "yes" || b === "yes" ? "yes" : "unknown";
