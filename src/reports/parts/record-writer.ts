import type { Reading } from "#domain/reading.ts";
import { placeText, setAsideReading } from "./record-place.ts";
import type { NoSighting, SightedRecord, SightingRemark } from "./sighting.ts";
import type { XmlPlace } from "../xml/xml-tree.ts";

/** What one raw record of an open asset says. */
export type SightedHere = { readonly record: SightedRecord; readonly remarks: readonly SightingRemark[] };

/** Numbers the raw records of a file and yields them. */
export type RecordWriter = {
  write(place: XmlPlace, asset: string, said: SightedHere | NoSighting): void;
  setAside(place: XmlPlace, code: string, message: string): void;
  /** Yields a remark on the file as a whole or on a named part of it. */
  remark(code: string, where: string, message: string): void;
  /** The same, the first time that this code comes. */
  remarkOnce(code: string, message: string): void;
};

export const recordWriter = (emit: (reading: Reading) => void): RecordWriter => {
  let ordinal = 0;
  const told = new Set<string>();

  const remark = (code: string, where: string, message: string): void =>
    emit({ type: "remark", remark: { code, where, message } });

  const remarkOnce = (code: string, where: string, message: string): void => {
    if (told.has(code)) return;
    told.add(code);
    remark(code, where, message);
  };

  const setAside = (place: XmlPlace, code: string, message: string): void => {
    ordinal += 1;
    emit(setAsideReading({ ordinal, ...place }, code, message));
  };

  return {
    write: (place, asset, said) => {
      if ("setAside" in said) return setAside(place, said.setAside.code, said.setAside.message);
      ordinal += 1;
      const at = { ordinal, byteStart: place.byteStart, byteEnd: place.byteEnd };
      emit({ type: "record", ...at, asset, ...said.record });
      for (const { code, message, once } of said.remarks) {
        if (once === true) remarkOnce(code, placeText(at), message);
        else remark(code, placeText(at), message);
      }
    },
    setAside,
    remark,
    remarkOnce: (code, message) => remarkOnce(code, "file", message),
  };
};
