import type { GeneratedCheck } from "./check.ts";
import type { Random } from "./random.ts";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>\n`;

const RISK_FACTORS = ["None", "Low", "Medium", "High", "Critical"] as const;

/** Base score and vectors that fit a severity (CVSS v2 and v3.1 notation). */
const CVSS = [
  null,
  {
    v2: "2.6",
    vector2: "AV:N/AC:H/Au:N/C:P/I:N/A:N",
    v3: "3.7",
    vector3: "AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  },
  {
    v2: "5.0",
    vector2: "AV:N/AC:L/Au:N/C:P/I:N/A:N",
    v3: "5.3",
    vector3: "AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
  },
  {
    v2: "7.5",
    vector2: "AV:N/AC:L/Au:N/C:P/I:P/A:P",
    v3: "8.8",
    vector3: "AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
  },
  {
    v2: "10.0",
    vector2: "AV:N/AC:L/Au:N/C:C/I:C/A:C",
    v3: "9.8",
    vector3: "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  },
] as const;

type ItemHead = { port: number; severity: number; id: number; name: string; family: string };

const item = ({ port, severity, id, name, family }: ItemHead, body: string): string =>
  `<ReportItem port="${port}" svc_name="${port === 0 ? "general" : "svc"}" protocol="tcp" severity="${severity}" ` +
  `pluginID="${id}" pluginName="${escapeXml(name)}" pluginFamily="${escapeXml(family)}">\n${body}</ReportItem>\n`;

/** Lines as a tool would print them; one in twenty has letters beyond ASCII. */
const outputLines = (random: Random): string => {
  const lines = Array.from({ length: random.between(2, 24) }, (_, index) => {
    const path = `/opt/svc-${random.between(1, 40)}/lib/module-${random.between(1, 900)}.so`;
    return `  ${index + 1}. Path : ${path} <build ${random.between(1000, 9999)}> & rev ${random.between(1, 99)}`;
  });
  if (random.fraction() < 0.05) lines.push("  Größe geprüft – naïve Übergröße, 検査済み 🛰");
  return `The check found:\n\n${lines.join("\n")}\n`;
};

/** One `ReportItem` of a check, with output of its own. */
export const checkItem = (check: GeneratedCheck, random: Random): string => {
  const cvss = CVSS[check.severity];
  return item(
    check,
    element("description", check.description) +
      element("fname", `made_up_${check.id}.nasl`) +
      element("plugin_name", check.name) +
      element("plugin_type", check.needsLogin ? "local" : "remote") +
      element("risk_factor", RISK_FACTORS[check.severity]) +
      element("solution", check.solution) +
      element("synopsis", check.synopsis) +
      check.cves.map((cve) => element("cve", cve)).join("") +
      (cvss === null
        ? ""
        : element("cvss_base_score", cvss.v2) +
          element("cvss_vector", `CVSS2#${cvss.vector2}`) +
          element("cvss3_base_score", cvss.v3) +
          element("cvss3_vector", `CVSS:3.1/${cvss.vector3}`)) +
      (check.seeAlso === "" ? "" : element("see_also", check.seeAlso)) +
      element("plugin_output", outputLines(random)),
  );
};

/** The summary of the scan on one host: plugin 19506. */
export const summaryItem = (credentialed: boolean, seconds: number): string =>
  item(
    { port: 0, severity: 0, id: 19_506, name: "Scan summary", family: "Settings" },
    element("description", "This record tells how the scan of the host was set up.") +
      element("risk_factor", "None") +
      element("solution", "n/a") +
      element("synopsis", "Facts about the scan itself.") +
      element(
        "plugin_output",
        `Facts about this scan:\n\nNessus version : 10.8.3\nCredentialed checks : ${credentialed ? "yes" : "no"}\n` +
          `Scan duration : ${seconds} sec\n`,
      ),
  );

/** One audit check; all share one plugin, as in real compliance scans. */
export const complianceItem = (check: number, passed: boolean): string => {
  const name = `M-${check} The made-up setting number ${check} is switched on`;
  return item(
    { port: 0, severity: passed ? 0 : 2, id: 9_900_000, name: "Made-up audit", family: "Policy Compliance" },
    element("compliance", "true") +
      element("risk_factor", "None") +
      element("cm:compliance-check-name", name) +
      element("cm:compliance-check-id", `made-up-${check}`) +
      element("cm:compliance-actual-value", passed ? "on" : "off") +
      element("cm:compliance-policy-value", "on") +
      element("cm:compliance-info", `Setting ${check} keeps a made-up service quiet towards strangers.`) +
      element("cm:compliance-result", passed ? "PASSED" : "FAILED") +
      element("cm:compliance-solution", `Switch setting ${check} on and restart the service.`) +
      element("cm:compliance-see-also", "https://audits.example.test/made-up"),
  );
};
