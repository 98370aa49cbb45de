import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { plainText } from "../../parts/markup-text.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting } from "../../parts/sighting.ts";
import { linksIn } from "../../parts/word-list.ts";

/** One alert of a ZAP report, whatever the format of the file; null for what it does not say. */
export type ZapAlert = {
  readonly pluginId: string | null;
  /** Since ZAP 2.10: the rule, or one of its variants, such as `10055-4`. */
  readonly alertRef: string | null;
  readonly name: string | null;
  readonly riskCode: string | null;
  readonly confidence: string | null;
  readonly description: string | null;
  readonly solution: string | null;
  readonly otherInfo: string | null;
  readonly reference: string | null;
  readonly cweId: string | null;
  readonly instances: readonly ZapInstance[];
};

export type ZapInstance = {
  readonly uri: string | null;
  readonly method: string | null;
  readonly param: string | null;
  readonly attack: string | null;
  readonly evidence: string | null;
};

/** `riskcode` of the traditional report (ZAP, "Alerts": Informational, Low, Medium, High). */
export const ZAP_SEVERITIES: SeverityTable = {
  "0": "informational",
  "1": "low",
  "2": "moderate",
  "3": "high",
};

/** `confidence` of an alert that a person marked as a false positive. */
const FALSE_POSITIVE = "0";

/**
 * What an alert says. One record per alert, its instances in the output. It is identified by its rule, or by the variant of
 * the rule where ZAP names one. An alert that was marked as a false positive opens nothing.
 */
export const zapAlert = (alert: ZapAlert): SightedHere | NoSighting => {
  const { pluginId, alertRef, name } = alert;
  if (pluginId === null) return noSighting("zap.no-plugin-id", "The alert has no pluginid.");
  const id = alertRef?.startsWith(`${pluginId}-`) === true ? alertRef : pluginId;
  const { severity, remark } = ratedSeverity(ZAP_SEVERITIES, alert.riskCode);
  const falsePositive = alert.confidence === FALSE_POSITIVE;
  return {
    record: {
      location: "",
      severity: falsePositive ? "informational" : severity,
      actionable: !falsePositive && severity !== "informational",
      output: zapOutput(alert),
      details: {
        ...NO_RECORD_DETAILS,
        result: falsePositive ? "False Positive" : null,
        url: alert.instances[0]?.uri ?? null,
      },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: null,
        kind: "vulnerability",
        name: name ?? `ZAP rule ${id}`,
        description: plainText(alert.description) ?? "",
        solution: plainText(alert.solution),
        seeAlso: linksIn(plainText(alert.reference)),
        cves: [],
        cvss: [],
        details: {
          ...NO_WEAKNESS_DETAILS,
          cwes: /^[1-9]\d*$/.test(alert.cweId ?? "") ? [`CWE-${alert.cweId}`] : [],
        },
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

const CONFIDENCES: ReadonlyMap<string, string> = new Map([
  ["0", "False Positive"],
  ["1", "Low"],
  ["2", "Medium"],
  ["3", "High"],
  ["4", "Confirmed"],
]);

const zapOutput = ({ confidence, instances, otherInfo }: ZapAlert): string | null => {
  const lines = [
    confidence === null ? null : `Confidence: ${CONFIDENCES.get(confidence) ?? confidence}`,
    ...instances.flatMap(instanceLines),
    plainText(otherInfo),
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};

const instanceLines = ({ uri, method, param, attack, evidence }: ZapInstance): string[] => [
  [method, uri].filter((part) => part !== null).join(" ") || "An instance without address",
  ...(
    [
      ["Parameter", param],
      ["Attack", attack],
      ["Evidence", evidence],
    ] as const
  ).flatMap(([label, text]) => (text === null ? [] : [`  ${label}: ${text}`])),
];
