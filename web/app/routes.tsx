import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "../features/session/session-query.ts";
import { systemQuery, systemsQuery } from "../features/systems/queries.ts";
import {
  assetsSearch,
  cmmcSearch,
  controlsSearch,
  documentsSearch,
  findingSearch,
  ledgerSearch,
  overviewSearch,
  planSearch,
  portfolioSearch,
  signInSearch,
} from "./search-params.ts";
import { FrameError } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("../features/session/sign-in-page.tsx"), "SignInPage"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("../features/session/setup-page.tsx"), "SetupPage"),
});

/** Everything behind the sign-in, in the frame. */
const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.user !== null) return { user: session.user };
    const next = location.href === "/" ? {} : { next: location.href };
    throw redirect({ to: "/sign-in", search: next });
  },
  loader: ({ context }) => void context.queryClient.prefetchQuery(systemsQuery),
  component: Shell,
  errorComponent: FrameError,
});

const nowhere = createRoute({ getParentRoute: () => frame, path: "$", component: NotFoundPage });

const portfolio = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: portfolioSearch,
  component: lazyRouteComponent(() => import("../features/portfolio/portfolio-page.tsx"), "PortfolioPage"),
});

const allWork = createRoute({
  getParentRoute: () => frame,
  path: "work",
  component: lazyRouteComponent(() => import("../features/work/all-work-page.tsx"), "AllWorkPage"),
});

const system = createRoute({
  getParentRoute: () => frame,
  path: "systems/$systemId",
  loader: ({ context, params }) => context.queryClient.ensureQueryData(systemQuery(params.systemId)),
  component: Outlet,
});

const overview = createRoute({
  getParentRoute: () => system,
  path: "/",
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import("../features/overview/overview-page.tsx"), "OverviewPage"),
});

const ledger = createRoute({
  getParentRoute: () => system,
  path: "ledger",
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import("../features/ledger/ledger-page.tsx"), "LedgerPage"),
});

const item = createRoute({
  getParentRoute: () => system,
  path: "items/$poamId",
  component: lazyRouteComponent(() => import("../features/item/item-page.tsx"), "ItemPage"),
});

const imports = createRoute({
  getParentRoute: () => system,
  path: "imports",
  component: lazyRouteComponent(() => import("../features/imports/imports-page.tsx"), "ImportsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => system,
  path: "imports/$importId",
  component: lazyRouteComponent(() => import("../features/imports/import-page.tsx"), "ImportPage"),
});

const assets = createRoute({
  getParentRoute: () => system,
  path: "assets",
  validateSearch: assetsSearch,
  component: lazyRouteComponent(() => import("../features/inventory/assets-page.tsx"), "AssetsPage"),
});

const oneAsset = createRoute({
  getParentRoute: () => system,
  path: "assets/$assetId",
  component: lazyRouteComponent(() => import("../features/inventory/asset-page.tsx"), "AssetPage"),
});

const controls = createRoute({
  getParentRoute: () => system,
  path: "controls",
  validateSearch: controlsSearch,
  component: lazyRouteComponent(() => import("../features/controls/controls-page.tsx"), "ControlsPage"),
});

const oneControl = createRoute({
  getParentRoute: () => system,
  path: "controls/$control",
  component: lazyRouteComponent(() => import("../features/controls/control-page.tsx"), "ControlPage"),
});

const mappings = createRoute({
  getParentRoute: () => system,
  path: "mappings",
  component: lazyRouteComponent(() => import("../features/mappings/mappings-page.tsx"), "MappingsPage"),
});

const oneMapping = createRoute({
  getParentRoute: () => system,
  path: "mappings/$mappingName",
  component: lazyRouteComponent(() => import("../features/mappings/mapping-page.tsx"), "MappingPage"),
});

const settings = createRoute({
  getParentRoute: () => system,
  path: "settings",
  component: lazyRouteComponent(() => import("../features/settings/settings-page.tsx"), "SettingsPage"),
});

const newFinding = createRoute({
  getParentRoute: () => system,
  path: "findings/new",
  validateSearch: findingSearch,
  component: lazyRouteComponent(() => import("../features/findings/add-finding-page.tsx"), "AddFindingPage"),
});

const batch = createRoute({
  getParentRoute: () => system,
  path: "batches/$batchId",
  component: lazyRouteComponent(() => import("../features/batches/batch-page.tsx"), "BatchPage"),
});

const documents = createRoute({
  getParentRoute: () => system,
  path: "documents",
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import("../features/documents/documents-page.tsx"), "DocumentsPage"),
});

const work = createRoute({
  getParentRoute: () => system,
  path: "work",
  component: lazyRouteComponent(() => import("../features/work/work-page.tsx"), "WorkPage"),
});

const readiness = createRoute({
  getParentRoute: () => system,
  path: "readiness",
  component: lazyRouteComponent(() => import("../features/readiness/readiness-page.tsx"), "ReadinessPage"),
});

const metrics = createRoute({
  getParentRoute: () => system,
  path: "metrics",
  component: lazyRouteComponent(() => import("../features/metrics/metrics-page.tsx"), "MetricsPage"),
});

const deviations = createRoute({
  getParentRoute: () => system,
  path: "deviations",
  component: lazyRouteComponent(() => import("../features/deviations/deviations-page.tsx"), "DeviationsPage"),
});

const plan = createRoute({
  getParentRoute: () => system,
  path: "plan",
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import("../features/milestones/plan-page.tsx"), "PlanPage"),
});

const people = createRoute({
  getParentRoute: () => system,
  path: "people",
  component: lazyRouteComponent(() => import("../features/people/people-page.tsx"), "PeoplePage"),
});

const rulebook = createRoute({
  getParentRoute: () => system,
  path: "rulebook",
  component: lazyRouteComponent(() => import("../features/clocks/rulebook-page.tsx"), "RulebookPage"),
});

const rules = createRoute({
  getParentRoute: () => system,
  path: "rules",
  component: lazyRouteComponent(() => import("../features/retell/rules-page.tsx"), "RulesPage"),
});

const cmmc = createRoute({
  getParentRoute: () => system,
  path: "cmmc",
  validateSearch: cmmcSearch,
  component: lazyRouteComponent(() => import("../features/cmmc/cmmc-page.tsx"), "CmmcPage"),
});

export const routeTree = root.addChildren([
  signIn,
  setup,
  frame.addChildren([
    portfolio,
    allWork,
    nowhere,
    system.addChildren([
      overview,
      ledger,
      plan,
      item,
      imports,
      oneImport,
      batch,
      mappings,
      oneMapping,
      newFinding,
      assets,
      oneAsset,
      controls,
      oneControl,
      work,
      readiness,
      metrics,
      deviations,
      documents,
      cmmc,
      rulebook,
      rules,
      settings,
      people,
    ]),
  ]),
]);
