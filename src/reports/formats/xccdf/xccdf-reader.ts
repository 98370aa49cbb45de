import type { Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { ownText } from "../../parts/kept-text.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { benchmarkName, groupNumber, groupOfRule, STIG_DETECTOR } from "../../parts/stig-rule.ts";
import { attributeOf, trimmedText, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan, XmlPlace } from "../../xml/xml-tree.ts";
import type { XmlAttributes } from "../../xml.ts";
import { ruleResult } from "./xccdf-result.ts";
import { xccdfRule, XCCDF_SKIPS, type XccdfRule } from "./xccdf-rule.ts";
import { namelessRemark, TARGET_PARTS, testTarget, type TestTarget } from "./xccdf-target.ts";

type OpenBenchmark = { readonly id: string | null; title: string | null; version: string | null };

type OpenTestResult = {
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: XmlElement[];
  /** Bytes of the parts. */
  length: number;
  /** Known from the first result on. */
  target: TestTarget | null;
};

const ownAttributes = (attributes: XmlAttributes): Map<string, string> =>
  new Map(Object.entries(attributes).map(([name, value]) => [name, ownText(value ?? "")]));

const wants = (name: string, parents: readonly string[]): boolean => {
  if (name === "rule-result" || name === "Rule") return true;
  const parent = parents.at(-1);
  if (parent === "TestResult") return TARGET_PARTS.has(name);
  return parent === "Benchmark" && (name === "title" || name === "version");
};

/**
 * Turns the Benchmarks and TestResults of an XCCDF 1.1 or 1.2 file into readings, wherever they stand in it. Of a Benchmark the
 * facts of its Rules are kept for the TestResults after it.
 */
export const xccdfPlan = (emit: (reading: Reading) => void, limits: ReportLimits): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  const rules = definitionShelf<XccdfRule>(limits);
  const benchmarks = definitionShelf<OpenBenchmark>(limits);
  const groups: (string | null)[] = [];
  let numbered = false;
  let benchmark: OpenBenchmark | null = null;
  let result: OpenTestResult | null = null;
  let scanTold = false;

  const tellScan = (target: TestTarget | null, firstRule: string): void => {
    if (scanTold) return;
    scanTold = true;
    const about = benchmarks.get(target?.benchmark ?? "") ?? benchmark;
    const stig = numbered || groupOfRule(firstRule) !== null;
    emit({
      ...NOTHING_COVERED,
      type: "scan",
      detector: stig ? STIG_DETECTOR : "xccdf",
      tool: target?.tool.name ?? "XCCDF checker",
      toolVersion: target?.tool.version ?? null,
      feedVersion: about?.version ?? null,
      scanName: target?.title ?? null,
      policyName:
        [about?.title ?? benchmarkName(about?.id ?? ""), target?.profile].filter(Boolean).join(", ") || null,
      scannedAt: target?.scannedAt ?? null,
      endedAt: target?.endedAt ?? null,
    });
  };

  /** The target of the open TestResult, told of before its first record. */
  const begin = (open: OpenTestResult, firstRule: string): TestTarget => {
    if (open.target !== null) return open.target;
    const target = testTarget(open);
    open.target = target;
    tellScan(target, firstRule);
    const nameless = namelessRemark(target, open);
    if (nameless !== null) records.remark("xccdf.unnamed-target", "file", nameless);
    if (target.names > 1)
      records.remark("xccdf.several-targets", "file", `Of ${target.names} target names the first is used.`);
    assets.meet(target.asset, target.scannedAt);
    assets.note(target.asset.identifier, { credentialed: target.credentialed });
    return target;
  };

  const takePart = (element: XmlElement, { byteStart, byteEnd }: XmlPlace): void => {
    if (result === null || result.target !== null) return;
    result.length += byteEnd - byteStart;
    if (result.length > limits.recordLength) throw tooLarge(limits, "recordLength", "head of a TestResult");
    result.parts.push(element);
  };

  const takeResult = (element: XmlElement, place: XmlPlace): void => {
    if (result === null)
      return records.setAside(place, "xccdf.misplaced-result", "A rule-result that stands in no TestResult.");
    const idref = attributeOf(element, "idref") ?? "";
    const { asset, benchmark: named } = begin(result, idref);
    const rule = rules.get(idref);
    if (rule === null)
      records.remarkOnce(
        "xccdf.no-rule-facts",
        "The file has no Rule for some results, so their texts are missing.",
      );
    const said = ruleResult(element, rule, named ?? rule?.benchmark ?? null);
    records.write(place, asset.identifier, said);
    if (!("setAside" in said))
      assets.answer(asset.identifier, said.record.weakness.check, said.outcome !== "unsettled");
  };

  const takeRule = (element: XmlElement): void => {
    const id = attributeOf(element, "id");
    if (id === null) return;
    const group = groups.at(-1) ?? null;
    if (groupNumber(group ?? "") !== null) numbered = true;
    rules.put(id, xccdfRule(element, group, benchmark?.id ?? null));
  };

  return {
    wants,
    skips: XCCDF_SKIPS,
    records: new Set(["rule-result"]),
    opened: (name, attributes) => {
      if (name === "Benchmark") {
        benchmark = { id: ownText(attributes["id"] ?? "").trim() || null, title: null, version: null };
      } else if (name === "Group") groups.push(ownText(attributes["id"] ?? "").trim() || null);
      else if (name === "TestResult")
        result = { attributes: ownAttributes(attributes), parts: [], length: 0, target: null };
    },
    closed: (name) => {
      if (name === "Group") groups.pop();
      else if (name === "Benchmark" && benchmark !== null) benchmarks.put(benchmark.id ?? "", benchmark);
      else if (name === "TestResult" && result !== null) {
        begin(result, "");
        result = null;
      }
    },
    collected: (element, place, parents) => {
      if (element.name === "rule-result") takeResult(element, place);
      else if (element.name === "Rule") takeRule(element);
      else if (parents.at(-1) === "TestResult") takePart(element, place);
      else if (benchmark !== null && element.name === "title") benchmark.title = trimmedText(element);
      else if (benchmark !== null) benchmark.version = trimmedText(element);
    },
    ended: () => {
      if (!scanTold)
        records.remark("xccdf.no-results", "file", "The file has a benchmark but no TestResult.");
      tellScan(null, "");
      assets.endAll();
    },
  };
};
