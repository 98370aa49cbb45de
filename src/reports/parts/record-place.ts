import type { RecordReading, SetAsideReading } from "#domain/reading.ts";
import type { Remark } from "#domain/remark.ts";

/** The place of a raw record in its file: 1-based position, and byte range with the end exclusive. */
export type RecordPlace = Pick<RecordReading, "ordinal" | "byteStart" | "byteEnd">;

export const placeText = (place: RecordPlace): string =>
  `record ${place.ordinal} (bytes ${place.byteStart} to ${place.byteEnd})`;

/** A record that nothing is concluded from, with the reason why. */
export const setAsideReading = (place: RecordPlace, code: string, message: string): SetAsideReading => ({
  type: "setAside",
  ordinal: place.ordinal,
  byteStart: place.byteStart,
  byteEnd: place.byteEnd,
  reason: remarkAt(place, code, message),
});

export const remarkAt = (place: RecordPlace, code: string, message: string): Remark => ({
  code,
  where: placeText(place),
  message,
});
