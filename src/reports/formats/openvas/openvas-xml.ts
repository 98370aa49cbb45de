import { assetIdentity, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { openvasResult, OPENVAS_SEVERITIES } from "./openvas-result.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { elementAt, textAt, trimmedText, type XmlElement } from "../../xml/xml-element.ts";
import { readTree, type TreePlan } from "../../xml/xml-tree.ts";
import { xmlHeadMatches, xmlRootName } from "../../xml/xml-root.ts";

/** Tells a GMP report from other files whose root is called `report`. */
const GMP_REPORT = /<report\s[^<>]*\bformat_id=|<(?:gmp|omp)>\s*<version>|<results\s[^<>]*\bstart=/;

/** The XML report of Greenbone and OpenVAS (Greenbone Management Protocol, "report"). One record per `result`. */
export const openvasXml: ReportFormat<"openvas-xml"> = {
  id: "openvas-xml",
  about: {
    title: "Greenbone / OpenVAS XML report",
    identity: "NVT (OID), host, port and protocol.",
    coverage:
      "Nothing: the report does not say which tests ran and is filtered by severity and quality of detection.",
    severities: OPENVAS_SEVERITIES,
  },
  detect: (head) => {
    const root = xmlRootName(head);
    return root === "get_reports_response" || (root === "report" && xmlHeadMatches(head, GMP_REPORT));
  },
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => openvasPlan(emit, limits), limits),
};

const openvasPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  let scanName: string | null = null;
  let start: string | null = null;
  let gmp: string | null = null;
  let told = false;

  const tellScan = (): void => {
    if (told) return;
    told = true;
    emit({
      ...NOTHING_COVERED,
      type: "scan",
      detector: "openvas",
      tool: gmp === null ? "OpenVAS" : `OpenVAS (GMP ${gmp})`,
      scanName,
      scannedAt: writtenTime(start ?? ""),
    });
  };

  const meet = (host: string, fqdn: string | null): void => {
    tellScan();
    assets.meet(assetIdentity("host", host, { ip: /^[\d.]+$|:/.test(host) ? host : null, fqdn }), null);
  };

  const takeResult = (element: XmlElement, byteStart: number, byteEnd: number): void => {
    const place = { byteStart, byteEnd };
    const host = hostOf(element);
    tellScan();
    if (host === null) return records.setAside(place, "openvas.no-host", "The result names no host.");
    meet(host, textAt(element, "host", "hostname"));
    records.write(place, host, openvasResult(element));
  };

  /** A host of the report's own list, which also has those in which nothing was found. */
  const meetHost = (element: XmlElement): void => {
    const ip = textAt(element, "ip");
    if (ip !== null) meet(ip, null);
  };

  return {
    wants: (name, parents) => {
      const parent = parents.at(-1);
      if (name === "result") return parent === "results";
      if (name === "task" || name === "scan_start" || name === "gmp" || name === "omp" || name === "host")
        return parent === "report";
      return false;
    },
    // A result's `detection` and `delta` name other results in elements of the same name.
    skips: new Set(["owner", "detection", "delta", "notes", "port_count", "result_count", "user_tags"]),
    records: new Set(["result"]),
    collected: (element, { byteStart, byteEnd }) => {
      if (element.name === "result") takeResult(element, byteStart, byteEnd);
      else if (element.name === "task") scanName ??= textAt(element, "name");
      else if (element.name === "scan_start") start ??= trimmedText(element);
      else if (element.name === "host") meetHost(element);
      else gmp ??= textAt(element, "version");
    },
    ended: () => {
      tellScan();
      assets.endAll();
    },
  };
};

/** `host` of a result is an address, with elements behind it. */
const hostOf = (result: XmlElement): string | null => {
  const first = elementAt(result, "host")?.content.find((part) => typeof part === "string") ?? null;
  return typeof first === "string" ? first.trim() || null : null;
};
