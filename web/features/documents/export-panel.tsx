import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import type { ExportFormat, ExportPreview, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import classes from "./documents.module.css";
import { NotCarried } from "./not-carried.tsx";
import { exportPreviewQuery } from "./queries.ts";
import { useDownload } from "./use-download.ts";

type ExportPanelProps = { readonly system: System; readonly format: ExportFormat };

/** What the document would hold, what it cannot carry, and the download. */
export const ExportPanel = ({ system, format }: ExportPanelProps) => {
  const preview = useQuery(exportPreviewQuery(system.id, format.id));
  const download = useDownload(system);
  return (
    <Section title={format.name}>
      {preview.isError && <FaultAlert error={preview.error} retry={preview.refetch} />}
      {preview.isPending && <Skeleton height={120} />}
      {preview.data !== undefined && (
        <>
          <Numbers preview={preview.data} />
          <Unverified preview={preview.data} />
          <Button
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={download.isPending}
            onClick={() => download.mutate(format)}
          >
            Download
          </Button>
          <Text size="sm" c="dimmed" mt={8} style={{ overflowWrap: "anywhere" }}>
            {preview.data.fileName}
          </Text>
          <NotCarried systemId={system.id} notCarried={preview.data.notCarried} />
        </>
      )}
    </Section>
  );
};

const Numbers = ({ preview }: { readonly preview: ExportPreview }) => (
  <dl className={classes["numbers"]}>
    <div>
      <dt>Open items</dt>
      <dd>{count(preview.open)}</dd>
    </div>
    <div>
      <dt>Closed items</dt>
      <dd>{count(preview.closed)}</dd>
    </div>
    <div>
      <dt>Configuration findings</dt>
      <dd>{count(preview.configuration)}</dd>
    </div>
    {preview.drafts > 0 && (
      <div>
        <dt>Drafts, left out</dt>
        <dd>{count(preview.drafts)}</dd>
      </div>
    )}
  </dl>
);

/** Where the document's numbers are others than the ledger's, and why. */
const Unverified = ({ preview }: { readonly preview: ExportPreview }) => (
  <>
    {preview.closedUnverified > 0 && (
      <Text size="sm" mb={8}>
        {`Of the closed items, ${count(preview.closedUnverified)} are proven fixed by a scan, which closes them for the authority. In the ledger they are pending verification until a person confirms them.`}
      </Text>
    )}
    {preview.openUnverified > 0 && (
      <Text size="sm" mb={8}>
        {`Of the open items, ${count(preview.openUnverified)} are reported done and pending verification in the ledger. They stay open until another person has verified the evidence.`}
      </Text>
    )}
  </>
);
