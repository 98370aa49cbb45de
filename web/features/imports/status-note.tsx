import { Alert, Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconAlertCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCopyCheck,
} from "@tabler/icons-react";
import type { ImportDetail } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";

type StatusNoteProps = { readonly systemId: string; readonly detail: ImportDetail };

/** What became of the file, where that needs a sentence. */
export const StatusNote = ({ systemId, detail }: StatusNoteProps) => {
  if (detail.fault !== null) {
    return (
      <Alert color="red" variant="outline" role="alert" title={titleOf(detail)} icon={<IconAlertCircle />}>
        <Text size="sm">{detail.fault.message}</Text>
        <Text size="xs" c="dimmed" mt={4}>
          Code <code>{detail.fault.code}</code>. The ledger is untouched.
        </Text>
      </Alert>
    );
  }
  if (detail.repeatOf !== null) {
    return (
      <Alert variant="outline" color="gray" title="The same file was applied before" icon={<IconCopyCheck />}>
        Its bytes are those of{" "}
        <TextLink
          to="/systems/$systemId/imports/$importId"
          params={{ systemId, importId: detail.repeatOf }}
          underline="always"
        >
          the earlier import
        </TextLink>
        . Taking it in again changes nothing.
      </Alert>
    );
  }
  if (detail.status === "discarded") {
    return (
      <Alert variant="outline" color="gray" title="Discarded" icon={<IconCircleDashed />}>
        The ledger was not touched. Import the file again to see a new preview.
      </Alert>
    );
  }
  if (detail.status === "undone") {
    return (
      <Alert variant="outline" color="gray" title="Undone" icon={<IconArrowBackUp />}>
        This file is out of the ledger, as if it had never come in. Import it again to take it back in.
      </Alert>
    );
  }
  if (detail.status === "applied" && detail.counts !== null) {
    const { itemsOpened, itemsReopened, itemsProposedForClosure } = detail.counts;
    return (
      <Alert variant="outline" color="green" title="Applied to the ledger" icon={<IconCircleCheck />}>
        {counted(itemsOpened, "item")} opened, {counted(itemsReopened, "item")} reopened,{" "}
        {counted(itemsProposedForClosure, "item")} proposed for closure.{" "}
        <TextLink
          to="/systems/$systemId/ledger"
          params={{ systemId }}
          search={{ status: "all" }}
          underline="always"
        >
          Open the ledger
        </TextLink>
      </Alert>
    );
  }
  return null;
};

const titleOf = ({ status }: ImportDetail): string =>
  status === "failed" ? "The file could not be read" : "The last attempt was refused";
