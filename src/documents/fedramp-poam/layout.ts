import type { Register } from "../poam-document.ts";
import type { WritableVersion } from "./columns.ts";

/** Where things stand on one sheet with items. Rows and columns count from 0. */
export type SheetLayout = {
  readonly register: Register;
  readonly name: string;
  readonly title: string | null;
  /** Last column that the title's merged cell covers. */
  readonly titleTo: number;
  readonly cover: boolean;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly firstDataRow: number;
  /** Last row that the template prepares for items. */
  readonly lastPreparedRow: number;
  readonly frozenRows: number;
  readonly width: number;
};

export const COVER_ROW = 1;
export const COVER_VALUE_ROW = 2;
export const GUIDANCE_ROW = 5;

/** Cover labels in order. Source: template 2.1 A2:D2, 3.0 B2:E2. */
export const COVER_LABELS = {
  "2.1": ["CSP", "System Name", "Impact Level", "POAM Date"],
  "3.0": ["Cloud Service Provider", "Cloud Service Offering", "Impact Level", "POA&M Date"],
} as const satisfies Record<WritableVersion, readonly string[]>;

const NAMES: Record<Register, string> = {
  open: "Open POA&M Items",
  closed: "Closed POA&M Items",
  configuration: "Configuration Findings",
};

const of21 = (register: Register, title: string, more: Partial<SheetLayout>): SheetLayout => ({
  register,
  name: NAMES[register],
  title,
  titleTo: 4,
  cover: true,
  headerRow: 4,
  firstColumn: 0,
  firstDataRow: 5,
  lastPreparedRow: 999,
  frozenRows: 5,
  width: 20.83,
  ...more,
});

const of30 = (register: Register, more: Partial<SheetLayout>): SheetLayout => ({
  register,
  name: NAMES[register],
  title: null,
  titleTo: 0,
  cover: false,
  headerRow: 1,
  firstColumn: 0,
  firstDataRow: 2,
  lastPreparedRow: 999,
  frozenRows: 0,
  width: 20.88,
  ...more,
});

const TITLE = "Plan of Action and Milestones (POA&M)";

/** Sources: templates 2.1 (2024-03-29) and 3.0 (2025-11-17), sheets and frozen panes as they stand. */
export const LAYOUTS: Record<WritableVersion, readonly SheetLayout[]> = {
  "2.1": [
    of21("open", `FedRAMP® ${TITLE} Template`, { firstDataRow: 8, lastPreparedRow: 4021 }),
    of21("closed", `FedRAMP ${TITLE} Template`, {}),
    of21("configuration", `FedRAMP ${TITLE} Template`, { frozenRows: 0 }),
  ],
  "3.0": [
    of30("open", {
      title: `FedRAMP® ${TITLE}`,
      titleTo: 5,
      cover: true,
      headerRow: 4,
      firstColumn: 1,
      firstDataRow: 9,
      lastPreparedRow: 4020,
      frozenRows: 5,
    }),
    of30("closed", { frozenRows: 2 }),
    of30("configuration", {}),
  ],
};
