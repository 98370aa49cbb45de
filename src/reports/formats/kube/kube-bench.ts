import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport } from "../../json/json-report.ts";
import { wordAt } from "../../json/json-fields.ts";
import { KUBE_BENCH_SEVERITIES, kubeBenchFound } from "./kube-bench-test.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, tooLarge } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";

/** The list of controls stands at the root or, since version 0.6, under `Controls`. */
const ROOTS = ["#", "Controls/#"];
const FACTS = jsonPatterns(
  ...ROOTS.flatMap((at) => [`${at}/node_type`, `${at}/version`, `${at}/tests/#/desc`]),
);
const RECORDS = jsonPatterns(...ROOTS.map((at) => `${at}/tests/#/results/#`));

const isControl = (head: JsonHead | null): boolean =>
  headAt(head, "tests")?.kind === "array" && headAt(head, "node_type")?.kind === "string";

/** kube-bench's JSON of the CIS Kubernetes Benchmark. One record per failed test or test that a person must do. */
export const kubeBench: ReportFormat<"kube-bench"> = {
  id: "kube-bench",
  about: {
    title: "kube-bench JSON report",
    identity: "Number of the test in the benchmark and type of node; the file does not name the node.",
    coverage: "Nothing: the file does not name its node, so what one node passes is not proven of another.",
    severities: KUBE_BENCH_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    return isControl(headAt(head, 0)) || isControl(headAt(head, "Controls", 0));
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const words = new Map<string, string>();
    let version: string | null = null;
    await collectJson(open(), FACTS, limits, ({ path, value }) => {
      const word = wordAt({ value }, "value");
      if (word === null) return;
      words.set(path.join("/"), word.slice(0, 1000));
      if (path.at(-1) === "version") version ??= word;
      if (words.size > limits.listEntries) throw tooLarge(limits, "listEntries", "sections");
    });
    yield* readJsonReport(
      open(),
      {
        scan: {
          ...NOTHING_COVERED,
          detector: "kube-bench",
          tool: "kube-bench",
          policyName: "CIS Kubernetes Benchmark",
          feedVersion: version,
        },
        assets: [],
        patterns: RECORDS,
        found: ({ path, value }) => {
          const section = path.slice(0, -2).join("/");
          const node = words.get(`${path.slice(0, -4).join("/")}/node_type`) ?? null;
          return kubeBenchFound(value, node, words.get(`${section}/desc`) ?? null);
        },
      },
      limits,
    );
  },
};
