import { REPORT_FORMATS, type ReportFormatId } from "#reports/index.ts";
import { reportContract, type ContractCorpus } from "./contract.ts";
import { JSON_CORPORA } from "./json-corpora.ts";
import { JSON_LIST_CORPORA } from "./json-list-corpora.ts";
import { jsonCorpus } from "./json-wrap.ts";
import { tableCorpus } from "./table-wrap.ts";
import { XML_CORPORA } from "./xml-corpora.ts";

/** The type checker demands a line here for every format. */
const CORPORA: Record<ReportFormatId, ContractCorpus> = {
  ...JSON_CORPORA,
  nessus: {
    none: "none.nessus",
    one: "one.nessus",
    many: "many.nessus",
    others: ["web-app.nessus"],
    wrap: (record, of) =>
      Buffer.concat([
        Buffer.from(
          `<NessusClientData_v2><Report name="x"><ReportHost name="${of.type === "record" ? of.asset : ""}">`,
        ),
        record,
        Buffer.from("</ReportHost></Report></NessusClientData_v2>"),
      ]),
  },
  ...XML_CORPORA,
  "azure-defender-cloud": tableCorpus("azure-defender-cloud"),
  "openvas-csv": tableCorpus("openvas-csv"),
  "prisma-csv": tableCorpus("prisma-csv", { "image.csv": 1 }),
  "prowler-csv": tableCorpus("prowler-csv"),
  "qualys-csv": tableCorpus("qualys-csv", { "vmdr.csv": 4 }),
  "tanium-csv": tableCorpus("tanium-csv", { "benchmark.csv": 1 }),
  "tenable-csv": tableCorpus("tenable-csv", { "security-center.csv": 1, "cloud.csv": 1, "web-app.csv": 1 }),
  "wiz-csv": tableCorpus("wiz-csv"),
  ...JSON_LIST_CORPORA,
  manual: jsonCorpus("manual", ["findings"]),
};

for (const format of REPORT_FORMATS) reportContract(format, CORPORA[format.id]);
