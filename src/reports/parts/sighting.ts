import type { AssetIdentity, Credentialed, RecordReading, ScanTime } from "#domain/reading.ts";

/** What a record says apart from its place in the file and the asset's name. */
export type SightedRecord = Omit<RecordReading, "type" | "ordinal" | "byteStart" | "byteEnd" | "asset">;

/** One raw record of a list of findings: each names its own asset, and the assets come in any order. */
export type Sighting = {
  readonly asset: AssetIdentity;
  /** When the tool looked at the asset, as this record says. */
  readonly scannedAt: ScanTime | null;
  readonly credentialed: Credentialed;
  /** Whether the tool itself says that the check came to an answer here: passed, fixed, resolved. */
  readonly conclusive: boolean;
  readonly record: SightedRecord;
  readonly remarks: readonly SightingRemark[];
};

/** `once`: normal for the format, so it is told for its first record only. */
export type SightingRemark = { readonly code: string; readonly message: string; readonly once?: true };

/** Why nothing can be concluded from a raw record. */
export type NoSighting = { readonly setAside: { readonly code: string; readonly message: string } };

export const noSighting = (code: string, message: string): NoSighting => ({ setAside: { code, message } });

/**
 * The name of a check that answers for one place only (one package of an image), so that its answer proves nothing of
 * another place of the same asset.
 */
export const checkAt = (id: string, location: string): string =>
  location === "" ? id : `${id} at ${location}`;

/**
 * The remark on a severity that was not understood. For a tool's own word for "not rated" it is told once a file: such
 * records are nothing odd.
 */
export const severityRemarks = (
  remark: SightingRemark | null,
  word: string | null,
  notRated: string,
): SightingRemark[] => {
  if (remark === null) return [];
  return [word?.trim().toLowerCase() === notRated ? { ...remark, once: true } : remark];
};
