import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import classes from "./decision.module.css";
import { FaultAlert } from "./fault-alert.tsx";
import { isFault, notifyFault } from "./fault.ts";

type Deed = {
  /** The words of the button. */
  readonly words: string;
  /** Whether the person may. */
  readonly allowed: boolean;
};

type DecisionProps = {
  /** What applying would do. */
  readonly summary: string;
  readonly note: string;
  /** The ledger's revision that the preview was made on; null while there is none. */
  readonly previewRevision: number | null;
  readonly discard: Deed & { readonly run: () => Promise<unknown> };
  /** `quiet`: applying would change nothing. */
  readonly apply: Deed & { readonly quiet?: boolean; readonly run: (revision: number) => Promise<unknown> };
  /** After either, done or refused. */
  readonly settle: () => Promise<void>;
};

/** Apply or discard what was shown above; the revision goes along, so that nothing else can be applied. */
export const Decision = ({ summary, note, previewRevision, discard, apply, settle }: DecisionProps) => {
  const applying = useMutation({
    mutationFn: apply.run,
    // A stale preview is made again at once, which takes this bar and its alert away: the reason must outlive them.
    onError: (error) => {
      if (isFault(error, "import.preview-stale")) notifyFault(error);
    },
    onSettled: settle,
  });
  const discarding = useMutation({ mutationFn: discard.run, onSettled: settle });
  const busy = applying.isPending || discarding.isPending;
  const error = applying.error ?? discarding.error;
  return (
    <section className={classes["decide"]} aria-label="Decision">
      <div className={classes["text"]}>
        <Text size="sm" fw={550}>
          {summary}
        </Text>
        <Text size="sm" c="dimmed">
          {note}
          {!apply.allowed && " Applying takes an owner or a contributor of the system."}
        </Text>
      </div>
      <Group gap="xs">
        {discard.allowed && (
          <Button
            variant="default"
            loading={discarding.isPending}
            disabled={busy}
            onClick={() => discarding.mutate()}
          >
            {discard.words}
          </Button>
        )}
        {apply.allowed && previewRevision !== null && (
          <Button
            variant={apply.quiet === true ? "default" : "filled"}
            loading={applying.isPending}
            disabled={busy}
            onClick={() => applying.mutate(previewRevision)}
          >
            {apply.words}
          </Button>
        )}
      </Group>
      {error !== null && (
        <div className={classes["fault"]}>
          <FaultAlert error={error} />
        </div>
      )}
    </section>
  );
};
