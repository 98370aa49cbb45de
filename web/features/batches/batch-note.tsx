import { Alert, Text } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import type { Batch } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";

/** What became of the batch, where that needs a sentence. */
export const BatchNote = ({ batch }: { readonly batch: Batch }) => {
  const applied = batch.imports.filter(({ status }) => status === "applied").length;
  const { itemsOpened, itemsReopened, itemsProposedForClosure } = batch.totals;
  if (batch.fault !== null) {
    return (
      <Alert
        color="red"
        variant="outline"
        role="alert"
        title="The batch could not be finished"
        icon={<IconAlertCircle />}
      >
        <Text size="sm">{batch.fault.message}</Text>
      </Alert>
    );
  }
  if (batch.status === "discarded") {
    return (
      <Alert variant="outline" color="gray" title="Discarded" icon={<IconCircleDashed />}>
        {applied === 0
          ? "The ledger was not touched. Import the files again to see a new preview."
          : `${counted(applied, "file")} ${applied === 1 ? "was" : "were"} in the ledger by then and stayed; the others did not touch it.`}
      </Alert>
    );
  }
  if (batch.status === "finished" && applied === 0) {
    return (
      <Alert variant="outline" color="gray" title="Nothing to apply" icon={<IconCircleDashed />}>
        No file of this batch changes the ledger.
      </Alert>
    );
  }
  if (batch.status !== "finished") return null;
  return (
    <Alert variant="outline" color="green" title="Applied to the ledger" icon={<IconCircleCheck />}>
      {counted(applied, "file")}, oldest scan first: {counted(itemsOpened, "item")} opened,{" "}
      {counted(itemsReopened, "item")} reopened, {counted(itemsProposedForClosure, "item")} proposed for
      closure.{" "}
      <TextLink
        to="/systems/$systemId/ledger"
        params={{ systemId: batch.systemId }}
        search={{ status: "all" }}
        underline="always"
      >
        Open the ledger
      </TextLink>
    </Alert>
  );
};
