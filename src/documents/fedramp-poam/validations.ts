import { cellName, type DataValidation } from "../xlsx.ts";
import { type ColumnKey, columnsOf, type WritableVersion } from "./columns.ts";
import type { SheetLayout } from "./layout.ts";

type Rule = Pick<DataValidation, "type" | "operator" | "formula1" | "formula2" | "values">;

const AFTER_2000: Rule = { type: "date", operator: "greaterThan", formula1: "36526" };
const DECISION: Rule = { type: "list", values: ["Yes", "No", "Pending"] };

/** Source: data validations of templates 2.1 and 3.0, sheet "Open POA&M Items"; their numbers as they stand. */
const RULES: Partial<Record<ColumnKey, Rule>> = {
  sourceIdentifier: { type: "decimal", operator: "notEqual", formula1: "-9999" },
  originalDetectionDate: { type: "date", operator: "notBetween", formula1: "29221", formula2: "29221" },
  scheduledCompletionDate: { type: "date", operator: "notBetween", formula1: "1", formula2: "1" },
  statusDate: AFTER_2000,
  vendorDependency: { type: "list", values: ["Yes", "No"] },
  lastVendorCheckIn: AFTER_2000,
  originalRiskRating: { type: "list", values: ["Low", "Moderate", "High"] },
  adjustedRiskRating: { type: "list", values: ["Low", "Moderate", "High", "N/A"] },
  riskAdjustment: DECISION,
  falsePositive: DECISION,
  operationalRequirement: DECISION,
};

/** On the open sheet the templates leave the first items free of the number rule, which would refuse ids with letters. */
const FIRST_NUMBER_ROW: Record<WritableVersion, number> = { "2.1": 157, "3.0": 156 };

const firstRow = (key: ColumnKey, version: WritableVersion, layout: SheetLayout): number =>
  key === "sourceIdentifier" ? FIRST_NUMBER_ROW[version] : layout.firstDataRow;

/** The template's rules for what people type, over every row that holds or may come to hold an item. */
export const validationsOf = (
  version: WritableVersion,
  layout: SheetLayout,
  lastRow: number,
): DataValidation[] => {
  const items = columnsOf(version).flatMap(({ key }, index): DataValidation[] => {
    const rule = RULES[key];
    const column = layout.firstColumn + index;
    if (!rule || (key === "sourceIdentifier" && layout.register !== "open")) return [];
    const range = `${cellName(firstRow(key, version, layout), column)}:${cellName(lastRow, column)}`;
    return [{ ...rule, range, allowBlank: true, showErrorMessage: true, showInputMessage: true }];
  });
  if (version !== "2.1") return items;
  return [
    ...items,
    {
      type: "list",
      values: ["Low", "Moderate", "High"],
      range: "C3",
      allowBlank: true,
      showErrorMessage: true,
    },
    { ...AFTER_2000, range: "D3", allowBlank: true, showErrorMessage: true },
  ];
};
