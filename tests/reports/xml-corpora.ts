import type { RecordReading, StatementReading } from "#domain/reading.ts";
import type { ContractCorpus } from "./contract.ts";
import { corpusFile } from "./support.ts";

type Said = RecordReading | StatementReading;

/** A file of a corpus up to `start` and from `end` on: what its records refer to stands there. */
const around = (path: string, start: string, end: string): readonly [string, string] => {
  const text = corpusFile(path).toString("utf8");
  return [text.slice(0, text.indexOf(start)), text.slice(text.lastIndexOf(end))];
};

const wrapped = (before: string, record: Uint8Array, after: string): Buffer =>
  Buffer.concat([Buffer.from(before), record, Buffer.from(after)]);

const assetOf = (of: Said): string => (of.type === "record" ? of.asset : "");
const locationOf = (of: Said): string => (of.type === "record" ? of.location : "");
const familyOf = (of: Said): string => (of.type === "record" ? (of.weakness.family ?? "") : "");
const portOf = (of: Said): readonly string[] => locationOf(of).split(" ")[0]?.split("/") ?? [];

const zapXml: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: [],
  wrap: (record, of) =>
    wrapped(
      `<OWASPZAPReport><site name="${assetOf(of)}"><alerts>`,
      record,
      "</alerts></site></OWASPZAPReport>",
    ),
};

const burp: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: [],
  wrap: (record) => wrapped(`<issues burpVersion="2024.1">`, record, "</issues>"),
};

const ckl: ContractCorpus = {
  none: "none.ckl",
  one: "one.ckl",
  many: "many.ckl",
  others: ["unnamed.ckl"],
  wrap: (record, of) => {
    const [site = "", instance = ""] = locationOf(of).split("/");
    const host = assetOf(of) === "unnamed asset" ? "" : assetOf(of);
    const asset = `<HOST_NAME>${host}</HOST_NAME><WEB_OR_DATABASE>${site !== ""}</WEB_OR_DATABASE><WEB_DB_SITE>${site}</WEB_DB_SITE><WEB_DB_INSTANCE>${instance}</WEB_DB_INSTANCE>`;
    const info = `<STIG_INFO><SI_DATA><SID_NAME>stigid</SID_NAME><SID_DATA>${familyOf(of)}</SID_DATA></SI_DATA></STIG_INFO>`;
    return wrapped(
      `<CHECKLIST><ASSET>${asset}</ASSET><STIGS><iSTIG>${info}`,
      record,
      "</iSTIG></STIGS></CHECKLIST>",
    );
  },
};

const testResult = (of: Said): string =>
  `<TestResult><benchmark id="xccdf_mil.disa.stig_benchmark_Invented_OS_STIG"/><target>${assetOf(of)}</target>`;

const xccdf: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: ["prefixed.xml", "alone.xml"],
  wrap: (record, of) => {
    const alone = of.type === "record" && of.weakness.description === "";
    if (alone)
      return wrapped(
        testResult(of).replace("<TestResult", `<TestResult xmlns="http://checklists.nist.gov/xccdf/1.2"`),
        record,
        "</TestResult>",
      );
    const [before, after] = around("xccdf/many.xml", "<TestResult", "</Benchmark>");
    return wrapped(`${before}${testResult(of)}`, record, `</TestResult>${after}`);
  },
};

const arf: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: [],
  wrap: (record, of) => {
    const [before, after] = around(
      "arf/many.xml",
      "<TestResult",
      '</arf:content></arf:report><arf:report id="oval1"',
    );
    return wrapped(`${before}${testResult(of)}`, record, `</TestResult>${after}`);
  },
};

const qualysXml: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: ["scan.xml"],
  wrap: (record, of) => {
    if (Buffer.from(record).toString("latin1").startsWith("<VULN_INFO>")) {
      const [, after] = around("qualys-xml/many.xml", "<HOST>", "</HOST_LIST>");
      const host = `<HOST><IP>${assetOf(of)}</IP><VULN_INFO_LIST>`;
      return wrapped(`<ASSET_DATA_REPORT><HOST_LIST>${host}`, record, `</VULN_INFO_LIST></HOST>${after}`);
    }
    const [port = "", protocol = ""] = portOf(of);
    const category = `<CAT value="${familyOf(of)}" port="${port}" protocol="${protocol}">`;
    return wrapped(
      `<SCAN value="scan/1"><IP value="${assetOf(of)}"><VULNS>${category}`,
      record,
      "</CAT></VULNS></IP></SCAN>",
    );
  },
};

const qualysWas: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: [],
  wrap: (record) => {
    const [, after] = around("qualys-was/many.xml", "<RESULTS>", "</RESULTS>");
    const name = /^<(\w+)>/.exec(Buffer.from(record).toString("latin1"))?.[1] ?? "";
    return wrapped(`<WAS_SCAN_REPORT><RESULTS><${name}_LIST>`, record, `</${name}_LIST>${after}`);
  },
};

const openvasXml: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: ["response.xml"],
  wrap: (record) =>
    wrapped(`<report format_id="a994"><report><results start="1">`, record, "</results></report></report>"),
};

const nexpose: ContractCorpus = {
  none: "none.xml",
  one: "one.xml",
  many: "many.xml",
  others: [],
  wrap: (record, of) => {
    const [, after] = around("nexpose/many.xml", "<nodes>", "</nodes>");
    const [port = "", protocol = ""] = portOf(of);
    const endpoint = `<endpoints><endpoint port="${port}" protocol="${protocol}"><services><service><tests>`;
    return wrapped(
      `<NexposeReport><nodes><node address="${assetOf(of)}">${endpoint}`,
      record,
      `</tests></service></services></endpoint></endpoints></node>${after}`,
    );
  },
};

/** The corpora of the formats that are XML, for the contract. */
export const XML_CORPORA = {
  "zap-xml": zapXml,
  burp,
  ckl,
  xccdf,
  arf,
  "qualys-xml": qualysXml,
  "qualys-was": qualysWas,
  "openvas-xml": openvasXml,
  nexpose,
} as const satisfies Record<string, ContractCorpus>;

/** The files of tests/corpus/cyclonedx-xml, and what makes a file of one of their statements. */
export const CYCLONEDX_XML_FILES = ["none.xml", "one.xml", "many.xml", "extension.xml"];

export const wrapCyclonedxXml = (record: Uint8Array): Buffer => {
  const [before] = around("cyclonedx-xml/many.xml", "<vulnerabilities>", "</bom>");
  const components = `<components><component bom-ref="pkg:npm/x@1"><purl>pkg:npm/x@1</purl></component></components>`;
  return wrapped(`${before}${components}<vulnerabilities>`, record, "</vulnerabilities></bom>");
};
