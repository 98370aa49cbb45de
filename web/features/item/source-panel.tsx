import { Anchor } from "@mantine/core";
import type { Item } from "../../api/api.generated.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import classes from "./item.module.css";
import { webAddress } from "./web-address.ts";
import { WeaknessFacts } from "./weakness-facts.tsx";

/** Scanners list up to dozens of addresses; more than this would push everything else off the screen. */
const FIRST = 5;

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
          <dd className={classes["cves"]}>
            {item.cves.map((cve) => (
              <span key={cve}>{cve}</span>
            ))}
          </dd>
        </>
      )}
      {item.cvss.map((score) => (
        <div key={`${score.version} ${score.vector ?? score.score}`} style={{ display: "contents" }}>
          <dt>CVSS {score.version}</dt>
          <dd>
            {score.score ?? "no score"}
            {score.vector !== null && <div className={classes["because"]}>{score.vector}</div>}
          </dd>
        </div>
      ))}
      <WeaknessFacts item={item} />
      {item.seeAlso.length > 0 && (
        <>
          <dt>See also</dt>
          <dd>
            <Addresses addresses={item.seeAlso.slice(0, FIRST)} />
            {item.seeAlso.length > FIRST && (
              <details>
                <summary className={classes["more"]}>{count(item.seeAlso.length - FIRST)} more</summary>
                <Addresses addresses={item.seeAlso.slice(FIRST)} />
              </details>
            )}
          </dd>
        </>
      )}
    </dl>
  </Section>
);

const Addresses = ({ addresses }: { readonly addresses: readonly string[] }) =>
  addresses.map((address) => (
    <div key={address}>
      <SeeAlso address={address} />
    </div>
  ));

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
