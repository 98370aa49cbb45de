import { Drawer, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type RawRecord, readRawRecord } from "../api/api.generated.ts";
import { CopyText } from "./copy-text.tsx";
import { FaultAlert } from "./fault-alert.tsx";
import { bytes, count } from "./format.ts";
import { InstantText } from "./instant-text.tsx";
import classes from "./raw-record.module.css";

export type RawRecordAt = { readonly importId: string; readonly ordinal: number };
type RawRecordDrawerProps = { readonly at: RawRecordAt | null; readonly onClose: () => void };

/** The record as it stands in the raw file, and where in which file it stands. */
export const RawRecordDrawer = ({ at, onClose }: RawRecordDrawerProps) => (
  <Drawer
    opened={at !== null}
    onClose={onClose}
    position="right"
    size="min(760px, 100vw)"
    title={at === null ? "Raw record" : `Raw record ${count(at.ordinal)}`}
    closeButtonProps={{ "aria-label": "Close" }}
  >
    {at !== null && <RecordBody at={at} />}
  </Drawer>
);

const RecordBody = ({ at }: { readonly at: RawRecordAt }) => {
  const record = useQuery({
    queryKey: ["import", at.importId, "record", at.ordinal],
    queryFn: ({ signal }) => readRawRecord({ path: at }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (record.isError) return <FaultAlert error={record.error} retry={record.refetch} />;
  if (record.data === undefined) return <Skeleton height={320} />;
  return (
    <>
      <Provenance record={record.data} />
      {record.data.cut && (
        <Text size="sm" mb="xs">
          The record is longer than 1 MB; its beginning is shown.
        </Text>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section tabIndex={0} aria-label="Text of the record">
        <pre className={classes["text"]}>{record.data.text}</pre>
      </section>
    </>
  );
};

const Provenance = ({ record }: { readonly record: RawRecord }) => (
  <dl className={classes["facts"]}>
    <dt>File</dt>
    <dd>{record.fileName}</dd>
    <dt>SHA-256</dt>
    <dd>
      <code>{record.sha256}</code> <CopyText value={record.sha256} what="SHA-256" />
    </dd>
    <dt>Bytes</dt>
    <dd>
      {count(record.byteStart)}–{count(record.byteEnd)} ({bytes(record.byteEnd - record.byteStart)})
    </dd>
    {record.scannedAt !== null && (
      <>
        <dt>Scanned</dt>
        <dd>
          <InstantText at={record.scannedAt} />
        </dd>
      </>
    )}
  </dl>
);
