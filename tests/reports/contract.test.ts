import { REPORT_FORMATS, type ReportFormatId } from "#reports/index.ts";
import { reportContract, type ContractCorpus } from "./contract.ts";

/** The type checker demands a line here for every format. */
const CORPORA: Record<ReportFormatId, ContractCorpus> = {
  nessus: {
    none: "none.nessus",
    one: "one.nessus",
    many: "many.nessus",
    others: ["web-app.nessus"],
    wrap: (record, asset) =>
      Buffer.concat([
        Buffer.from(`<NessusClientData_v2><Report name="x"><ReportHost name="${asset}">`),
        record,
        Buffer.from("</ReportHost></Report></NessusClientData_v2>"),
      ]),
  },
};

for (const format of REPORT_FORMATS) reportContract(format, CORPORA[format.id]);
