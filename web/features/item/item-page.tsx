import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Item, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { ItemStatusMark, TimelinessMark } from "../../components/state-mark.tsx";
import { ItemControls } from "../controls/item-controls.tsx";
import { PlanStatementsPanel } from "../controls/plan-statements-panel.tsx";
import { DeviationsPanel } from "../deviations/deviations-panel.tsx";
import { useSystem } from "../systems/queries.ts";
import { DatesPanel } from "./dates-panel.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import classes from "./item.module.css";
import { MoveButtons } from "./move-buttons.tsx";
import { DraftPanel } from "./draft-panel.tsx";
import { EvergreenPanel } from "../milestones/evergreen-panel.tsx";
import { MilestonesPanel } from "../milestones/milestones-panel.tsx";
import { TeamsPanel } from "../milestones/teams-panel.tsx";
import { WaitsPanel } from "../milestones/waits-panel.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { VendorPanel } from "../clocks/vendor-panel.tsx";
import { ContractPanel } from "../evidence/contract-panel.tsx";
import { EvidencePanel } from "../evidence/evidence-panel.tsx";
import { ReadinessPanel } from "../readiness/readiness-panel.tsx";
import { NotesPanel } from "../notes/notes-panel.tsx";
import { itemQuery } from "./queries.ts";
import { RiskMatrixPanel } from "./risk-matrix.tsx";
import { SourcePanel } from "./source-panel.tsx";
import { StatementsPanel } from "./statements-panel.tsx";
import { WeaknessPanel } from "./weakness-panel.tsx";

/** The case file of one POA&M item. */
export const ItemPage = () => {
  const system = useSystem();
  const { poamId } = useParams({ from: "/frame/systems/$systemId/items/$poamId" });
  const query = useQuery(itemQuery(system.id, poamId));
  const item = query.data;
  return (
    <Page
      title={item === undefined ? poamId : `${poamId} ${item.weaknessName}`}
      above={
        <TextLink to="/systems/$systemId/ledger" params={{ systemId: system.id }} search={{}}>
          Ledger
        </TextLink>
      }
      actions={item !== undefined && <MoveButtons system={system} item={item} />}
    >
      {query.isError && item === undefined && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <ItemSkeleton />}
      {item !== undefined && <CaseFile key={poamId} system={system} item={item} />}
    </Page>
  );
};

const CaseFile = ({ system, item }: { readonly system: System; readonly item: Item }) => (
  <>
    <div className={classes["marks"]}>
      <RiskMark rating={item.originalRiskRating} />
      <ItemStatusMark status={item.status} />
      {item.timeliness !== null && <TimelinessMark timeliness={item.timeliness} />}
      <span className={classes["quiet"]}>
        {item.kind === "configuration" ? "Configuration finding" : "Vulnerability"}
      </span>
      {item.cites !== null && (
        <span className={classes["quiet"]}>
          came back after <ItemLink systemId={system.id} poamId={item.cites} /> was closed
        </span>
      )}
    </div>
    {item.status === "draft" && <DraftPanel system={system} item={item} />}
    <div className={classes["columns"]}>
      <div className={classes["stack"]}>
        <PlanPanel system={system} item={item} />
        <MilestonesPanel system={system} item={item} />
        <TeamsPanel system={system} item={item} />
        <FieldsPanel
          title="Risk"
          system={system}
          item={item}
          groups={["risk", "exposure"]}
          always={["likelihood", "impact", "residualRiskRating"]}
          apart={item.fields.riskRegisterLink === null ? [] : ["riskRegisterTitle"]}
        />
        <RiskMatrixPanel item={item} />
        <WeaknessPanel item={item} />
        <FieldsPanel title="Resources" system={system} item={item} groups={["resources"]} />
      </div>
      <div className={classes["stack"]}>
        <DatesPanel system={system} item={item} />
        <EvergreenPanel system={system} item={item} />
        <WaitsPanel system={system} item={item} />
        <VendorPanel system={system} item={item} />
        <SourcePanel item={item} />
        <FieldsPanel
          title="Controls"
          system={system}
          item={item}
          groups={["source", "weakness"]}
          always={["controls", "weaknessType"]}
          facts={<ItemControls system={system} item={item} />}
          apart={["controls"]}
        />
        <PlanStatementsPanel system={system} item={item} />
      </div>
    </div>
    <div className={classes["stack"]}>
      <DeviationsPanel system={system} poamId={item.poamId} />
      <FindingsPanel system={system} item={item} />
      <EvidencePanel system={system} item={item} />
      <ContractPanel system={system} item={item} />
      <StatementsPanel system={system} poamId={item.poamId} />
      <ReadinessPanel system={system} poamId={item.poamId} />
      <NotesPanel system={system} item={item} />
      <HistoryPanel systemId={system.id} history={item.history} />
    </div>
  </>
);

const ItemSkeleton = () => (
  <div className={classes["columns"]} aria-busy="true">
    <span className="visually-hidden">Reading the item</span>
    <Skeleton height={360} />
    <Skeleton height={240} />
  </div>
);
