import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createBatch, type Import, type System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { may } from "../systems/queries.ts";
import classes from "./batches.module.css";
import { MOST_FILES, waits } from "./queries.ts";

type WaitingBarProps = { readonly system: System; readonly imports: readonly Import[] };

/** Two files or more that wait are better reviewed together; those that already are have a way to their batch. */
export const WaitingBar = ({ system, imports }: WaitingBarProps) => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const waiting = imports.filter((one) => one.batchId === null && waits(one)).slice(0, MOST_FILES);
  const together = useMutation({
    mutationFn: () =>
      createBatch({ path: { systemId: system.id }, body: { importIds: waiting.map(({ id }) => id) } }),
    onSuccess: ({ id }) =>
      navigate({ to: "/systems/$systemId/batches/$batchId", params: { systemId: system.id, batchId: id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["system", system.id, "imports"] }),
  });

  return (
    <>
      {openBatches(imports).map(([batchId, files]) => (
        <section key={batchId} className={classes["bar"]} aria-label="Files reviewed together">
          <Text size="sm" className={classes["bartext"]}>
            <Text span fw={550}>
              {counted(files, "file")}
            </Text>{" "}
            {files === 1 ? "waits" : "wait"} in a batch.
          </Text>
          <ButtonLink
            variant="default"
            size="sm"
            to="/systems/$systemId/batches/$batchId"
            params={{ systemId: system.id, batchId }}
          >
            Open the batch
          </ButtonLink>
        </section>
      ))}
      {waiting.length > 1 && may(system, "import.preview") && (
        <section className={classes["bar"]} aria-label="Files that wait">
          <Text size="sm" className={classes["bartext"]}>
            <Text span fw={550}>
              {counted(waiting.length, "file")} wait.
            </Text>{" "}
            Review them together, oldest scan first.
          </Text>
          <Button size="sm" loading={together.isPending} onClick={() => together.mutate()}>
            Review together
          </Button>
          {together.isError && (
            <div className={classes["barfault"]}>
              <FaultAlert error={together.error} />
            </div>
          )}
        </section>
      )}
    </>
  );
};

/** The batches in which files wait or are applied, and how many. */
const openBatches = (imports: readonly Import[]): ReadonlyArray<readonly [string, number]> => {
  const files = new Map<string, number>();
  for (const one of imports) {
    if (one.batchId === null || !(waits(one) || one.status === "applying")) continue;
    files.set(one.batchId, (files.get(one.batchId) ?? 0) + 1);
  }
  return [...files];
};
