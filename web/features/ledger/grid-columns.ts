import type { ColDef } from "ag-grid-community";
import type { ItemFieldSpec, ItemRow } from "../../api/api.generated.ts";
import { riskWord } from "../../components/risk-mark.tsx";
import { distanceWords, itemStatusWord } from "../../components/state-mark.tsx";
import { wordsOf } from "../item/field-values.ts";
import { type Evergreens, riskRank } from "./filter-rows.ts";
import { ContactCell, DayCell, DueCell, ItemLinkCell, RiskCell, StatusCell } from "./grid-cells.tsx";

type Column = ColDef<ItemRow> & { readonly colId: string; readonly headerName: string };

const date = {
  filter: "agDateColumnFilter",
  cellDataType: "dateString",
  width: 140,
  cellRenderer: DayCell,
} as const;
const number = { filter: "agNumberColumnFilter", type: "rightAligned", width: 100 } as const;

/** THE list of the ledger's columns, in their first order. `hide` marks those that one has to ask for. */
export const ledgerColumns = (mayEdit: boolean): readonly Column[] => [
  {
    colId: "poamId",
    field: "poamId",
    headerName: "POA&M ID",
    pinned: "left",
    width: 108,
    cellRenderer: ItemLinkCell,
    comparator: (_a, _b, a, b) => (a.data?.number ?? 0) - (b.data?.number ?? 0),
  },
  { colId: "weaknessName", field: "weaknessName", headerName: "Weakness", flex: 1, minWidth: 250 },
  {
    colId: "originalRiskRating",
    field: "originalRiskRating",
    headerName: "Risk",
    width: 108,
    cellRenderer: RiskCell,
    comparator: (a, b) => riskRank(a) - riskRank(b),
    valueFormatter: ({ data }) => (data === undefined ? "" : riskWord(data.originalRiskRating)),
  },
  {
    colId: "status",
    field: "status",
    headerName: "Status",
    width: 174,
    cellRenderer: StatusCell,
    valueFormatter: ({ data }) => (data === undefined ? "" : itemStatusWord(data.status)),
  },
  {
    colId: "scheduledCompletionDate",
    field: "scheduledCompletionDate",
    headerName: "Scheduled completion",
    ...date,
    width: 214,
    cellRenderer: DueCell,
    tooltipValueGetter: ({ data }) => (data?.timeliness ? distanceWords(data.timeliness) : ""),
  },
  { colId: "assets", field: "assets", headerName: "Assets", ...number, width: 92 },
  {
    colId: "pointOfContact",
    field: "pointOfContact",
    headerName: "Point of contact",
    width: 148,
    cellRenderer: ContactCell,
    cellEditor: "agTextCellEditor",
    cellEditorParams: { maxLength: 500 },
    editable: mayEdit,
  },
  {
    colId: "controls",
    headerName: "Controls",
    width: 120,
    valueGetter: ({ data }) => data?.controls.join(", "),
  },
  {
    colId: "source",
    headerName: "Source",
    width: 190,
    valueGetter: ({ data }) => (data === undefined ? "" : `${data.detectorSource} ${data.sourceIdentifier}`),
  },
  {
    colId: "originalDetectionDate",
    field: "originalDetectionDate",
    headerName: "Original detection",
    ...date,
    width: 150,
  },
  { colId: "lastSeen", field: "lastSeen", headerName: "Last seen", ...date, width: 116 },
  { colId: "cves", headerName: "CVEs", width: 180, valueGetter: ({ data }) => data?.cves.join(", ") },
  { colId: "statusDate", field: "statusDate", headerName: "Status since", ...date, hide: true },
  { colId: "kind", field: "kind", headerName: "Kind", width: 130, hide: true },
  {
    colId: "findingsOpen",
    headerName: "Findings open",
    ...number,
    width: 130,
    hide: true,
    valueGetter: ({ data }) => data?.findings.open,
  },
  {
    colId: "findingsNotObserved",
    headerName: "Not observed",
    ...number,
    width: 130,
    hide: true,
    valueGetter: ({ data }) => data?.findings.notObserved,
  },
  {
    colId: "findingsFixed",
    headerName: "Fixed",
    ...number,
    hide: true,
    valueGetter: ({ data }) => data?.findings.fixed,
  },
];

/** How much an item is rolled instead of done, 0 to 100. */
export const evergreenColumn = (evergreens: Evergreens): Column => ({
  colId: "evergreen",
  headerName: "Evergreen index",
  ...number,
  width: 140,
  hide: true,
  valueGetter: ({ data }) => data && (evergreens?.get(data.poamId)?.index ?? 0),
});

/** The organization's own fields as columns that one has to ask for. */
export const ownColumns = (fields: readonly ItemFieldSpec[]): readonly Column[] =>
  fields
    .filter(({ custom }) => custom)
    .map(({ name, label, kind }) => {
      const column = { colId: `own-${name}`, headerName: label, width: 160, hide: true };
      if (kind === "number") return { ...column, ...number, valueGetter: ({ data }) => data?.custom[name] };
      if (kind === "date") return { ...column, ...date, valueGetter: ({ data }) => data?.custom[name] };
      return { ...column, valueGetter: ({ data }) => wordsOf(data?.custom[name] ?? null) };
    });

export const defaultColumn: ColDef<ItemRow> = {
  sortable: true,
  filter: "agTextColumnFilter",
  filterParams: { buttons: ["reset"], debounceMs: 150 },
  resizable: true,
  suppressHeaderMenuButton: true,
  tooltipValueGetter: ({ value }) => (typeof value === "string" ? value : ""),
};
