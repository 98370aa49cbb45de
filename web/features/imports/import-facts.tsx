import { Anchor } from "@mantine/core";
import type { ImportDetail, System } from "../../api/api.generated.ts";
import { bytes } from "../../components/format.ts";
import { HashText } from "../../components/hash-text.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { may } from "../systems/queries.ts";
import classes from "./facts.module.css";

type ImportFactsProps = { readonly system: System; readonly detail: ImportDetail };

/** What the file is and where it comes from. */
export const ImportFacts = ({ system, detail }: ImportFactsProps) => (
  <dl className={classes["facts"]} aria-label="File">
    {detail.tool !== null && (
      <div>
        <dt>Tool</dt>
        <dd>
          {detail.tool}
          {detail.toolVersion === null ? "" : ` ${detail.toolVersion}`}
        </dd>
      </div>
    )}
    {detail.scanName !== null && (
      <div>
        <dt>Scan</dt>
        <dd>{detail.scanName}</dd>
      </div>
    )}
    {detail.scannedAt !== null && (
      <div>
        <dt>Scanned</dt>
        <dd>
          <InstantText at={detail.scannedAt} />
        </dd>
      </div>
    )}
    {detail.archiveName !== null && (
      <div>
        <dt>Out of</dt>
        <dd>{detail.archiveName}</dd>
      </div>
    )}
    {detail.format !== null && (
      <div>
        <dt>Format</dt>
        <dd>{detail.format}</dd>
      </div>
    )}
    {detail.mapping !== null && (
      <div>
        <dt>Mapping</dt>
        <dd>
          <TextLink
            to="/systems/$systemId/mappings/$mappingName"
            params={{ systemId: system.id, mappingName: detail.mapping.name }}
            underline="always"
          >
            {detail.mapping.name}
          </TextLink>
          , version {detail.mapping.version}
        </dd>
      </div>
    )}
    {detail.assetName !== null && (
      <div>
        <dt>Asset</dt>
        <dd>{detail.assetName}</dd>
      </div>
    )}
    <div>
      <dt>Size</dt>
      <dd>{bytes(detail.bytes)}</dd>
    </div>
    <div>
      <dt>SHA-256</dt>
      <dd>
        <HashText sha256={detail.sha256} />
      </dd>
    </div>
    {may(system, "raw-record.read") && (
      <div>
        <dt>Raw file</dt>
        <dd>
          <Anchor href={`/api/imports/${detail.id}/file`} download underline="always" size="sm">
            Download
          </Anchor>
        </dd>
      </div>
    )}
    <div>
      <dt>Taken in</dt>
      <dd>
        <InstantText at={detail.createdAt} /> by {detail.createdBy}
      </dd>
    </div>
    {detail.appliedAt !== null && (
      <div>
        <dt>Applied</dt>
        <dd>
          <InstantText at={detail.appliedAt} />
        </dd>
      </div>
    )}
  </dl>
);
