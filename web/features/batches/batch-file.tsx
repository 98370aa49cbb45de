import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Import, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { bytes } from "../../components/format.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { ImportStatusMark } from "../../components/state-mark.tsx";
import { AssetNameForm } from "../imports/asset-name-form.tsx";
import { changeWords } from "../imports/change-words.ts";
import { Preview } from "../imports/preview.tsx";
import { importQuery } from "../imports/queries.ts";
import classes from "./batches.module.css";

type BatchFileProps = { readonly system: System; readonly one: Import; readonly place: number };

/** One file of a batch with its sums; its diff opens below. */
export const BatchFile = ({ system, one, place }: BatchFileProps) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  const hasDiff = one.counts !== null && ["previewed", "applying", "applied"].includes(one.status);
  return (
    <li className={classes["file"]}>
      <div className={classes["head"]}>
        <span className={`${classes["place"]} tabular`}>{place}</span>
        <div>
          <TextLink
            className={classes["name"] ?? ""}
            to="/systems/$systemId/imports/$importId"
            params={{ systemId: system.id, importId: one.id }}
          >
            {one.fileName}
          </TextLink>
          <div className={`${classes["facts"]} ${classes["quiet"]} tabular`}>
            <span>{one.scannedAt === null ? "no scan date" : <InstantText at={one.scannedAt} />}</span>
            <span>{[one.tool, bytes(one.bytes)].filter((part) => part !== null).join(" · ")}</span>
            {one.archiveName !== null && <span>in {one.archiveName}</span>}
          </div>
          <div className={`${classes["facts"]} tabular`}>
            <ImportStatusMark status={one.status} />
            {one.fault === null && <span>{changeWords(one).join(" · ")}</span>}
          </div>
          {one.fault !== null && (
            <div className={classes["fault"]}>
              {one.fault.message} <span className={classes["quiet"]}>{one.fault.code}</span>
            </div>
          )}
        </div>
        {hasDiff && (
          <div className={classes["action"]}>
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={open}
              aria-controls={id}
              aria-label={`${open ? "Hide" : "Show"} the diff of ${one.fileName}`}
              onClick={() => setOpen(!open)}
            >
              {open ? "Hide the diff" : "Show the diff"}
            </Button>
          </div>
        )}
      </div>
      <div id={id}>{hasDiff && open && <FileDiff system={system} importId={one.id} />}</div>
    </li>
  );
};

const FileDiff = ({ system, importId }: { readonly system: System; readonly importId: string }) => {
  const query = useQuery(importQuery(importId));
  return (
    <div className={classes["diff"]}>
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={160} />}
      {query.data && <AssetNameForm system={system} detail={query.data} />}
      {query.data?.counts && <Preview system={system} detail={query.data} counts={query.data.counts} />}
    </div>
  );
};
