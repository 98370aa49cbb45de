import { Button } from "@mantine/core";
import type { RawRecordAt } from "../../components/raw-record-drawer.tsx";

type RecordButtonProps = {
  readonly record: RawRecordAt & { readonly fileName: string };
  readonly onRecord: (at: RawRecordAt) => void;
};

/** Opens one record as it stands in its raw file. */
export const RecordButton = ({ record, onRecord }: RecordButtonProps) => (
  <Button
    size="compact-xs"
    variant="default"
    aria-label={`Open raw record ${record.ordinal} of ${record.fileName}`}
    onClick={() => onRecord({ importId: record.importId, ordinal: record.ordinal })}
  >
    Open raw record
  </Button>
);
