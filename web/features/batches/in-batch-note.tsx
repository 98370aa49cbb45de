import { Alert } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import type { Import } from "../../api/api.generated.ts";
import { TextLink } from "../../components/links.tsx";
import { waits } from "./queries.ts";

/** The file waits, or is being applied, with others: its batch decides. */
export const inBatch = (one: Import): boolean =>
  one.batchId !== null && (waits(one) || one.status === "applying");

/** Leads from a file to the batch that decides about it. */
export const InBatchNote = ({ detail }: { readonly detail: Import }) => {
  if (detail.batchId === null || !inBatch(detail)) return null;
  return (
    <Alert variant="outline" color="gray" title="Reviewed with other files" icon={<IconStack2 />}>
      What it does is shown after the scans before it. Apply or discard it{" "}
      <TextLink
        to="/systems/$systemId/batches/$batchId"
        params={{ systemId: detail.systemId, batchId: detail.batchId }}
        underline="always"
      >
        in its batch
      </TextLink>
      .
    </Alert>
  );
};
