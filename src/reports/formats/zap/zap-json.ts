import { assetIdentity, type ScanReading } from "#domain/reading.ts";
import { asText, field, listAt, textAt, wordAt } from "../../json/json-fields.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import type { JsonPath } from "../../json.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport, type FoundAsset, type JsonFound } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { noSighting } from "../../parts/sighting.ts";
import { zapAlert, ZAP_SEVERITIES, type ZapAlert } from "./zap-alert.ts";

const FACTS = jsonPatterns("@version", "@generated", "site/#/@name", "site/@name");
const RECORDS = jsonPatterns("site/#/alerts/#", "site/alerts/#");

type ZapFacts = {
  readonly scan: Omit<ScanReading, "type">;
  readonly assets: readonly FoundAsset[];
  siteAt(path: JsonPath): FoundAsset | null;
};

const zapFacts = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<ZapFacts> => {
  const texts = new Map<string, string>();
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const text = asText(value);
    if (text !== null) texts.set(path.join("/"), text);
    if (texts.size > limits.listEntries) throw tooLarge(limits, "listEntries", "sites");
  });
  const site = (at: string): FoundAsset | null => {
    const name = texts.get(`${at}/@name`);
    return name === undefined
      ? null
      : { asset: assetIdentity("site", name), scannedAt: null, credentialed: "unknown" };
  };
  return {
    scan: {
      ...NOTHING_COVERED,
      detector: "zap",
      tool: "ZAP",
      toolVersion: texts.get("@version") ?? null,
      scannedAt: writtenTime(texts.get("@generated") ?? ""),
    },
    assets: [...texts.keys()].flatMap((at) => site(at.replace(/\/@name$/, "")) ?? []),
    siteAt: (path) => site(path.slice(0, -2).join("/")),
  };
};

const alertOf = (value: unknown): ZapAlert => ({
  pluginId: wordAt(value, "pluginid"),
  alertRef: textAt(value, "alertRef"),
  name: textAt(value, "name") ?? textAt(value, "alert"),
  riskCode: wordAt(value, "riskcode"),
  confidence: wordAt(value, "confidence"),
  description: textAt(value, "desc"),
  solution: textAt(value, "solution"),
  otherInfo: textAt(value, "otherinfo"),
  reference: textAt(value, "reference"),
  cweId: wordAt(value, "cweid"),
  // Reports before ZAP 2.4 have one `uri` per alert instead of instances.
  instances: (field(value, "instances") === undefined ? [value] : listAt(value, "instances")).map(
    (instance) => ({
      uri: textAt(instance, "uri"),
      method: textAt(instance, "method"),
      param: textAt(instance, "param"),
      attack: textAt(instance, "attack"),
      evidence: textAt(instance, "evidence"),
    }),
  ),
});

const alertFound = (value: unknown, site: FoundAsset | null): JsonFound => {
  if (site === null) return noSighting("zap.no-site", "The alert does not stand in a named site.");
  const said = zapAlert(alertOf(value));
  return "setAside" in said ? said : { asset: site, answered: null, ...said };
};

/** The traditional JSON report of Zed Attack Proxy; alerts are identified as in its XML. One record per alert of a site. */
export const zapJson: ReportFormat<"zap-json"> = {
  id: "zap-json",
  about: {
    title: "ZAP (Zed Attack Proxy) traditional JSON report",
    identity: "Rule or variant of a rule (`pluginid`, `alertRef`) and site; the same as in ZAP's XML report.",
    coverage:
      "Nothing: the report does not say which rules ran, so what it no longer shows is not proven fixed.",
    severities: ZAP_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const marked = headAt(head, "@version") !== null || headAt(head, "@generated") !== null;
    return (
      marked && (headAt(head, "site") !== null || field(headAt(head, "@programName"), "value") === "ZAP")
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await zapFacts(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: facts.assets,
        patterns: RECORDS,
        found: ({ path, value }) => alertFound(value, facts.siteAt(path)),
      },
      limits,
    );
  },
};
