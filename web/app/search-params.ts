import type { CmmcLevel, InventoryState, RiskRating } from "../api/api.generated.ts";

/** Search parameters come from addresses that people edit and send: whatever does not fit is dropped, never an error. */
type Raw = Record<string, unknown>;

export const RISKS: readonly RiskRating[] = ["critical", "high", "moderate", "low"];
const STATUSES = ["open", "pending verification", "closed", "cancelled", "all"] as const;
/** The tabs of the ledger; an item of another status stands under one of them. */
export type LedgerTab = (typeof STATUSES)[number];
const TIMES = ["late", "due soon", "on time"] as const;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value.slice(0, 400) : undefined;
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);
/** A name, or nothing at all where the address says just that; a family such as 3.11 may come as a number. */
const name = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value).slice(0, 500) : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
const flag = (value: unknown): true | undefined => (value === true || value === "true" ? true : undefined);

/** The ledger's view. `sort` is a column id, with a leading `-` for descending; `filter` holds column filters. */
export type LedgerSearch = {
  readonly status?: LedgerTab;
  readonly risk?: readonly RiskRating[];
  readonly time?: (typeof TIMES)[number];
  readonly notObserved?: true;
  readonly noContact?: true;
  readonly draft?: true;
  readonly evergreen?: true;
  /** Who answers for it; empty: nobody. */
  readonly owner?: string;
  /** The family of a control; empty: no control of a known family. */
  readonly family?: string;
  readonly source?: string;
  /** The rating that counts; `risk` is the original one. */
  readonly rating?: RiskRating;
  /** Closed on that day or later. */
  readonly closedFrom?: string;
  /** The original detection, first and last day. */
  readonly detectedFrom?: string;
  readonly detectedTo?: string;
  readonly q?: string;
  readonly sort?: string;
  readonly filter?: Readonly<Record<string, unknown>>;
};

const riskList = (value: unknown): readonly RiskRating[] | undefined => {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const known = RISKS.filter((risk) => given.includes(risk));
  return known.length === 0 ? undefined : known;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Leaves out what is absent, so that the address stays short. */
const present = <T extends object>(search: T): T => {
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined) Reflect.deleteProperty(search, name);
  }
  return search;
};

export const ledgerSearch = (raw: Raw): LedgerSearch =>
  present({
    status: oneOf(STATUSES, raw["status"]),
    risk: riskList(raw["risk"]),
    time: oneOf(TIMES, raw["time"]),
    notObserved: flag(raw["notObserved"]),
    noContact: flag(raw["noContact"]),
    draft: flag(raw["draft"]),
    evergreen: flag(raw["evergreen"]),
    owner: name(raw["owner"]),
    family: name(raw["family"]),
    source: text(raw["source"]),
    rating: oneOf(RISKS, raw["rating"]),
    closedFrom: day(raw["closedFrom"]),
    detectedFrom: day(raw["detectedFrom"]),
    detectedTo: day(raw["detectedTo"]),
    q: text(raw["q"]),
    sort: text(raw["sort"]),
    filter: isRecord(raw["filter"]) ? raw["filter"] : undefined,
  });

/** The inventory's view: one state, or what was scanned without sign-in, and letters to find. */
export type AssetsSearch = {
  readonly state?: InventoryState;
  readonly unauthenticated?: true;
  readonly q?: string;
};
const INVENTORY_STATES: readonly InventoryState[] = [
  "declared and scanned",
  "declared, never scanned",
  "declared, not scanned this month",
  "scanned, not declared",
];
export const assetsSearch = (raw: Raw): AssetsSearch =>
  present({
    state: oneOf(INVENTORY_STATES, raw["state"]),
    unauthenticated: flag(raw["unauthenticated"]),
    q: text(raw["q"])?.slice(0, 200),
  });

/** The controls: letters to find. */
export type ControlsSearch = { readonly q?: string };
export const controlsSearch = (raw: Raw): ControlsSearch => present({ q: text(raw["q"])?.slice(0, 200) });

export type OverviewSearch = { readonly twin?: true };
export const overviewSearch = (raw: Raw): OverviewSearch => present({ twin: flag(raw["twin"]) });

export type DocumentsSearch = { readonly format?: string };
export const documentsSearch = (raw: Raw): DocumentsSearch => present({ format: text(raw["format"]) });

/** CMMC: the level, what is shown of its requirements, and the one that is opened. */
export type CmmcSearch = {
  readonly level?: CmmcLevel;
  readonly show?: (typeof CMMC_FINDINGS)[number];
  readonly family?: string;
  readonly q?: string;
  readonly open?: string;
};
const CMMC_LEVELS: readonly CmmcLevel[] = [1, 2, 3];
export const CMMC_FINDINGS = ["not met", "not assessed", "met"] as const;
export const cmmcSearch = (raw: Raw): CmmcSearch =>
  present({
    level: CMMC_LEVELS.find((level) => String(level) === String(raw["level"])),
    show: oneOf(CMMC_FINDINGS, raw["show"]),
    family: text(raw["family"])?.slice(0, 2),
    q: text(raw["q"])?.slice(0, 200),
    open: text(raw["open"])?.slice(0, 20),
  });

export const PLAN_VIEWS = ["milestones", "evergreen", "assignment", "library"] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];
export type PlanSearch = { readonly view?: PlanView };
export const planSearch = (raw: Raw): PlanSearch => present({ view: oneOf(PLAN_VIEWS, raw["view"]) });

/** A finding that is typed in: of which draft, when one is completed. */
export type FindingSearch = { readonly draft?: string };
export const findingSearch = (raw: Raw): FindingSearch =>
  present({ draft: text(raw["draft"])?.slice(0, 40) });

export type SignInSearch = { readonly next?: string };
/** Only a path of this page: an address elsewhere in `next` would send a person away after signing in. */
export const signInSearch = (raw: Raw): SignInSearch => {
  const next = text(raw["next"]);
  return present({ next: next !== undefined && /^\/(?![/\\])/.test(next) ? next : undefined });
};

export type PortfolioSearch = { readonly sort?: string; readonly new?: true };
export const portfolioSearch = (raw: Raw): PortfolioSearch =>
  present({ sort: text(raw["sort"]), new: flag(raw["new"]) });
