import { Fault } from "#domain/fault.ts";
import type { Reading } from "#domain/reading.ts";
import { keptText, ownText } from "../../parts/kept-text.ts";
import { addField, fieldOf, type ItemFields } from "./nessus-fields.ts";
import { HOST_TAGS, hostIdentity, hostTime, hostWatch, type HostWatch } from "./nessus-host.ts";
import { ITEM_ATTRIBUTES, itemReading, type ItemAttributes } from "./nessus-item.ts";
import { policyReader } from "./nessus-policy.ts";
import { setAsideReading } from "../../parts/record-place.ts";
import type { ReportLimits } from "../../report-limits.ts";
import type { XmlAttributes, XmlVisitor } from "../../xml.ts";

export const NESSUS_ROOT = "NessusClientData_v2";

/** Depth of each element that matters; deeper ones belong to the part that they stand in. */
const DEPTH = { root: 1, part: 2, host: 3, hostPart: 4, field: 5 } as const;

type OpenItem = {
  readonly attributes: ItemAttributes;
  readonly byteStart: number;
  readonly fields: ItemFields;
  field: string | null;
};

type OpenHost = {
  /** `ReportHost@name`; null when the host has none. */
  readonly name: string | null;
  readonly tags: Map<string, string>;
  readonly watch: HostWatch;
  /** Whether its asset reading went out. */
  told: boolean;
  /** The name of the host tag that is open. */
  tag: string | null;
};

/**
 * Turns the elements of a NessusClientData_v2 file into readings, ready as soon as they are known: the scan
 * when `Report` opens, an asset when its `HostProperties` close (or before its first record), a record when its
 * `ReportItem` closes.
 */
export const nessusReader = (limits: ReportLimits): XmlVisitor<Reading> => {
  const ready: Reading[] = [];
  const emit = (reading: Reading): void => {
    ready.push(reading);
  };
  const kept = keptText(limits);
  const remark = (code: string, where: string, message: string): void =>
    emit({ type: "remark", remark: { code, where, message } });
  const policy = policyReader(kept, limits, (code, message) => remark(code, "scan settings", message));

  let depth = 0;
  let part: "policy" | "report" | null = null;
  let scanTold = false;
  let ordinal = 0;
  let host: OpenHost | null = null;
  let item: OpenItem | null = null;
  let inProperties = false;
  /** The `ReportItem` that stands where none belongs, if one is open: its depth and place. */
  let stray: { readonly depth: number; readonly byteStart: number } | null = null;

  const tellScan = (attributes: XmlAttributes): void => {
    if (scanTold)
      return remark("nessus.second-report", "file", "The file has a second Report; its hosts are read too.");
    scanTold = true;
    emit({
      type: "scan",
      detector: attributes["type"]?.trim().toLowerCase() === "was" ? "tenable-was" : "nessus",
      tool:
        attributes["type"]?.trim().toLowerCase() === "was" ? "Tenable Web App Scanning" : "Tenable Nessus",
      toolVersion: null,
      feedVersion: null,
      scannedAt: null,
      endedAt: null,
      speaks: "observations",
      scanName: ownText(attributes["name"] ?? "").trim() || null,
      policyName: policy.policyName(),
      coverage: policy.coverage(),
    });
  };

  const openPart = (name: string, attributes: XmlAttributes): void => {
    if (name === "Report") {
      part = "report";
      tellScan(attributes);
    } else if (name === "Policy") {
      part = "policy";
      kept.reset("scan settings");
      if (scanTold)
        remark("nessus.late-policy", "file", "The Policy stands after the Report and was not used.");
    }
  };

  const openHost = (attributes: XmlAttributes): OpenHost => {
    const name = ownText(attributes["name"] ?? "").trim() || null;
    kept.reset(`host ${name ?? "without a name"}`);
    return { name, tags: new Map(), watch: hostWatch(), told: false, tag: null };
  };

  const tellAsset = (open: OpenHost): void => {
    if (open.told) return;
    open.told = true;
    if (open.name === null) {
      return remark(
        "nessus.unnamed-host",
        `before record ${ordinal + 1}`,
        "A ReportHost has no name; see its records.",
      );
    }
    const { time, doubts } = hostTime(open.tags);
    emit({ type: "asset", asset: hostIdentity(open.name, open.tags), scannedAt: time });
    for (const doubt of doubts) remark("nessus.odd-host-time", `host ${open.name}`, doubt);
  };

  const keepAttributes = (attributes: XmlAttributes): ItemAttributes => {
    const own: ItemAttributes = {};
    for (const name of ITEM_ATTRIBUTES) {
      const value = attributes[name];
      if (value === undefined) continue;
      kept.count(value.length);
      own[name] = ownText(value);
    }
    return own;
  };

  const openHostPart = (open: OpenHost, name: string, attributes: XmlAttributes, byteStart: number): void => {
    if (name === "HostProperties") {
      inProperties = true;
      if (open.told) {
        remark(
          "nessus.late-properties",
          `host ${open.name ?? ""}`,
          "HostProperties stand after the first record.",
        );
      }
    } else if (name === "ReportItem") {
      tellAsset(open);
      kept.reset(`record ${ordinal + 1}`);
      item = { attributes: keepAttributes(attributes), byteStart, fields: new Map(), field: null };
    }
  };

  const openInHost = (open: OpenHost, name: string, attributes: XmlAttributes): void => {
    if (depth !== DEPTH.field) return;
    const tag = attributes["name"] ?? "";
    if (item !== null) item.field = fieldOf(name);
    else if (inProperties && name === "tag" && HOST_TAGS.has(tag)) open.tag = tag;
    if ((item === null ? open.tag : item.field) !== null) kept.begin();
  };

  const closeItem = (open: OpenHost, closing: OpenItem, byteEnd: number): void => {
    ordinal += 1;
    const { attributes, fields, byteStart } = closing;
    const { reading, remarks } = itemReading({
      ordinal,
      byteStart,
      byteEnd,
      asset: open.name,
      attributes,
      fields,
    });
    emit(reading);
    for (const odd of remarks) emit({ type: "remark", remark: odd });
    if (reading.type === "record") open.watch.record(reading);
    item = null;
  };

  const closeHost = (open: OpenHost): void => {
    tellAsset(open);
    if (open.name !== null) {
      emit({
        type: "assetEnd",
        identifier: open.name,
        coverage: open.watch.coverage(open.tags),
        toolVersion: open.watch.toolVersion(),
      });
    }
    host = null;
  };

  const closeInHost = (open: OpenHost, byteEnd: number): void => {
    if (depth === DEPTH.field) {
      const text = kept.end();
      if (text === null) return;
      if (item === null) open.tags.set(open.tag ?? "", text);
      else addField(item.fields, item.field ?? "", text);
      open.tag = null;
    } else if (depth === DEPTH.hostPart && item !== null) closeItem(open, item, byteEnd);
    else if (depth === DEPTH.hostPart && inProperties) {
      inProperties = false;
      tellAsset(open);
    } else if (depth === DEPTH.host) closeHost(open);
  };

  const closeStray = (byteStart: number, byteEnd: number): void => {
    ordinal += 1;
    const place = { ordinal, byteStart, byteEnd };
    stray = null;
    emit(
      setAsideReading(
        place,
        "nessus.misplaced-record",
        "A ReportItem that does not stand directly in a ReportHost.",
      ),
    );
  };

  return {
    open: (name, attributes, byteStart) => {
      depth += 1;
      if (depth === DEPTH.root && name !== NESSUS_ROOT) {
        throw new Fault(
          "report.unrecognized",
          `Expected the root element ${NESSUS_ROOT}, found ${name.slice(0, 60)}.`,
        );
      }
      const inPlace = host !== null && depth === DEPTH.hostPart;
      if (name === "ReportItem" && (item !== null || stray !== null)) throw nestedRecord(byteStart);
      if (name === "ReportItem" && !inPlace) stray = { depth, byteStart };
      if (depth === DEPTH.part) openPart(name, attributes);
      else if (part === "policy") policy.open(name);
      else if (part === "report" && depth === DEPTH.host && name === "ReportHost")
        host = openHost(attributes);
      else if (host !== null && inPlace) openHostPart(host, name, attributes, byteStart);
      else if (host !== null) openInHost(host, name, attributes);
    },
    text: (text) => kept.add(text),
    close: (name, byteEnd) => {
      if (stray?.depth === depth) closeStray(stray.byteStart, byteEnd);
      if (depth === DEPTH.part) part = null;
      else if (part === "policy") policy.close(name);
      else if (host !== null) closeInHost(host, byteEnd);
      depth -= 1;
    },
    end: () => {
      if (!scanTold) tellScan({});
    },
    take: () => ready.splice(0),
  };
};

const nestedRecord = (byteStart: number): Fault =>
  new Fault(
    "report.malformed",
    `Byte ${byteStart}: a ReportItem inside a ReportItem, so that it is unclear whose facts are whose. ` +
      "Nessus does not write that: export the report again.",
  );
