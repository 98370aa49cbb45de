import type { ReactNode } from "react";
import type { Item } from "../../api/api.generated.ts";
import classes from "./item.module.css";

/** What the detector says of the weakness beyond its words: exploitation, weakness classes, STIG names, controls. */
export const WeaknessFacts = ({ item }: { readonly item: Item }) => {
  const { stig, epss, knownExploited, cwes, ccis, controls } = item.weaknessDetails;
  return (
    <>
      {knownExploited !== null && (
        <Fact name="Known exploited">{knownExploited ? "Yes (CISA KEV)" : "Not listed"}</Fact>
      )}
      {item.epss !== null ? (
        <Fact name="EPSS">
          {percent(item.epss.score)}
          <div className={classes["because"]}>
            {item.epss.percentile !== null && `above ${percent(item.epss.percentile)} of all CVEs; `}
            {item.epss.cve}, FIRST {item.epss.scoreDate}
          </div>
        </Fact>
      ) : (
        epss !== null && (
          <Fact name="EPSS">
            {percent(epss.score)}
            <div className={classes["because"]}>
              {epss.percentile !== null && `above ${percent(epss.percentile)} of all CVEs; `}as the scan said
            </div>
          </Fact>
        )
      )}
      {cwes.length > 0 && <Fact name="CWE">{cwes.join(", ")}</Fact>}
      {stig !== null && (
        <Fact name="STIG">
          {stig.groupId}
          <div className={classes["because"]}>
            {[stig.benchmark, stig.ruleId, stig.stigId]
              .filter((name) => name !== null && name !== "")
              .join(" · ")}
          </div>
        </Fact>
      )}
      {ccis.length > 0 && <Fact name="CCI">{ccis.join(", ")}</Fact>}
      {controls.length > 0 && <Fact name="Controls named">{controls.join(", ")}</Fact>}
    </>
  );
};

export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
