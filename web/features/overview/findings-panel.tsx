import type { Overview } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { Section } from "../../components/section.tsx";
import { FindingStatusMark } from "../../components/state-mark.tsx";
import classes from "./overview.module.css";

type FindingsPanelProps = { readonly systemId: string; readonly overview: Overview };

/** One weakness on one asset is a finding; items bundle them. */
export const FindingsPanel = ({ systemId, overview }: FindingsPanelProps) => {
  const { open, notObserved, fixed } = overview.findings;
  return (
    <Section title="Findings">
      <dl className={classes["facts"]}>
        <dt>
          <FindingStatusMark status="open" />
        </dt>
        <dd>
          <LedgerLink
            systemId={systemId}
            search={{ status: "open" }}
            inline
            label={`${count(open)} findings open`}
          >
            {count(open)}
          </LedgerLink>{" "}
          on {counted(overview.assets, "asset")}
        </dd>
        <dt>
          <FindingStatusMark status="not observed" />
        </dt>
        <dd>
          {notObserved === 0 ? (
            0
          ) : (
            <LedgerLink
              systemId={systemId}
              search={{ status: "all", notObserved: true }}
              inline
              label={`${count(notObserved)} findings not observed`}
            >
              {count(notObserved)}
            </LedgerLink>
          )}{" "}
          gone from the latest scan, but that scan does not prove a fix
        </dd>
        <dt>
          <FindingStatusMark status="fixed" />
        </dt>
        <dd>{count(fixed)} proven by a scan that looked</dd>
      </dl>
    </Section>
  );
};
