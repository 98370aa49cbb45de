import { Button } from "@mantine/core";
import { useState } from "react";
import type { SetAsideRecord, System } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { type RawRecordAt, RawRecordDrawer } from "../../components/raw-record-drawer.tsx";
import { Table } from "../../components/table.tsx";
import { may } from "../systems/queries.ts";
import classes from "./diff.module.css";
import { DiffFold } from "./diff-fold.tsx";

type SetAsideProps = {
  readonly system: System;
  readonly importId: string;
  readonly records: readonly SetAsideRecord[];
  readonly total: number;
};

/** Records that could not be taken, each with its reason and its place in the file. */
export const SetAsideTable = ({ system, importId, records, total }: SetAsideProps) => {
  const [open, setOpen] = useState<RawRecordAt | null>(null);
  const opens = may(system, "raw-record.read");
  if (total === 0 && records.length === 0) return null;
  return (
    <DiffFold kind="setAside" title="Set aside" total={total} note="not taken in; each says why">
      {records.length < total && (
        <p className={classes["reason"]}>
          {records.length === 0 ? "None of them is" : `The first ${count(records.length)} of them are`} listed
          here.
        </p>
      )}
      <Table label="Records set aside" stack>
        <thead>
          <tr>
            <th scope="col" data-number>
              Record
            </th>
            <th scope="col">Why</th>
            <th scope="col">Bytes</th>
            {opens && <th scope="col">Raw record</th>}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.ordinal}>
              <td data-label="Record" data-number>
                {count(record.ordinal)}
              </td>
              <td data-label="Why">
                <span>
                  {record.remark.message} <code>{record.remark.code}</code>
                </span>
              </td>
              <td data-label="Bytes" style={{ whiteSpace: "nowrap" }}>
                <span>
                  {count(record.byteStart)}–{count(record.byteEnd)}
                </span>
              </td>
              {opens && (
                <td data-label="Raw record">
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Open raw record ${record.ordinal}`}
                    onClick={() => setOpen({ importId, ordinal: record.ordinal })}
                  >
                    Open
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <RawRecordDrawer at={open} onClose={() => setOpen(null)} />
    </DiffFold>
  );
};
