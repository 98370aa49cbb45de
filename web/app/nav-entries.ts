import {
  IconChartBar,
  IconChecklist,
  IconInbox,
  IconBook2,
  IconFileExport,
  IconFileImport,
  IconLayoutDashboard,
  IconFlask,
  IconListCheck,
  IconListDetails,
  type IconProps,
  IconScale,
  IconRoute,
  IconServer2,
  IconShieldCheck,
  IconStack2,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

type NavEntry = {
  readonly to: string;
  readonly name: string;
  readonly icon: ComponentType<IconProps>;
};

/** The pages above the systems. */
export const GENERAL_PAGES = [
  { to: "/", name: "All systems", icon: IconStack2 },
  { to: "/work", name: "All work", icon: IconInbox },
] as const satisfies readonly NavEntry[];

/** THE list of a system's pages: the rail and the command palette are made from it. */
export const SYSTEM_PAGES = [
  { to: "/systems/$systemId", name: "Overview", icon: IconLayoutDashboard },
  { to: "/systems/$systemId/work", name: "Work", icon: IconInbox },
  { to: "/systems/$systemId/ledger", name: "Ledger", icon: IconListDetails },
  { to: "/systems/$systemId/plan", name: "Plan", icon: IconRoute },
  { to: "/systems/$systemId/imports", name: "Imports", icon: IconFileImport },
  { to: "/systems/$systemId/deviations", name: "Deviations", icon: IconScale },
  { to: "/systems/$systemId/assets", name: "Assets", icon: IconServer2 },
  { to: "/systems/$systemId/controls", name: "Controls", icon: IconShieldCheck },
  { to: "/systems/$systemId/readiness", name: "Readiness", icon: IconChecklist },
  { to: "/systems/$systemId/metrics", name: "Metrics", icon: IconChartBar },
  { to: "/systems/$systemId/documents", name: "Documents", icon: IconFileExport },
  { to: "/systems/$systemId/cmmc", name: "CMMC", icon: IconListCheck },
  { to: "/systems/$systemId/rulebook", name: "Rulebook", icon: IconBook2 },
  { to: "/systems/$systemId/rules", name: "Rules", icon: IconFlask },
  { to: "/systems/$systemId/settings", name: "Settings", icon: IconSettings },
  { to: "/systems/$systemId/people", name: "People", icon: IconUsers },
] as const satisfies readonly NavEntry[];
