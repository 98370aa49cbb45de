import { Anchor } from "@mantine/core";
import type { Item } from "../../api/generated.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { Section } from "../../components/section.tsx";
import classes from "./item.module.css";
import { webAddress } from "./web-address.ts";

/** Who says so: detector, identifier, CVEs, scores, further reading. */
export const SourcePanel = ({ item }: { readonly item: Item }) => (
  <Section title="Source">
    <dl className={classes["facts"]}>
      <dt>Detector</dt>
      <dd>{item.detectorSource}</dd>
      <dt>Source identifier</dt>
      <dd>
        {item.sourceIdentifier} <CopyText value={item.sourceIdentifier} what="source identifier" />
      </dd>
      {item.cves.length > 0 && (
        <>
          <dt>CVEs</dt>
          <dd>{item.cves.join(", ")}</dd>
        </>
      )}
      {item.cvss.map((score) => (
        <div key={score.version} style={{ display: "contents" }}>
          <dt>CVSS {score.version}</dt>
          <dd>
            {score.score ?? "no score"}
            {score.vector !== null && <div className={classes["because"]}>{score.vector}</div>}
          </dd>
        </div>
      ))}
      {item.seeAlso.length > 0 && (
        <>
          <dt>See also</dt>
          <dd>
            {item.seeAlso.map((address) => (
              <div key={address}>
                <SeeAlso address={address} />
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  </Section>
);

/** Scanner files hold any text; only a web address becomes a link. */
const SeeAlso = ({ address }: { readonly address: string }) => {
  const href = webAddress(address);
  if (href === null) return address;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener" inherit>
      {address}
    </Anchor>
  );
};
