import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { Remark } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DiffFold } from "./diff-fold.tsx";
import classes from "./diff.module.css";

const FIRST = 20;

type RemarkListProps = { readonly remarks: readonly Remark[]; readonly note?: string };

/** Odd data that was taken in all the same, and how it was read. */
export const RemarkList = ({ remarks, note = "odd data, taken in all the same" }: RemarkListProps) => {
  const [all, setAll] = useState(false);
  if (remarks.length === 0) return null;
  const shown = all ? remarks : remarks.slice(0, FIRST);
  return (
    <DiffFold
      kind="remarks"
      title="Remarks"
      total={remarks.length}
      note={note}
      startClosed={remarks.length > FIRST}
    >
      <ul className={classes["remarks"]}>
        {shown.map((remark) => (
          <li key={`${remark.code} ${remark.where} ${remark.message}`}>
            {remark.message}
            <Text span size="xs" c="dimmed" ml={8}>
              {remark.where} · <code>{remark.code}</code>
            </Text>
          </li>
        ))}
      </ul>
      {remarks.length > FIRST && !all && (
        <div className={classes["more"]}>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            Show all {counted(remarks.length, "remark")}
          </Button>
        </div>
      )}
    </DiffFold>
  );
};
