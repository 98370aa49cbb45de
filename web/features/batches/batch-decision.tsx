import { applyBatch, type Batch, discardBatch, type System } from "../../api/api.generated.ts";
import { Decision } from "../../components/decision.tsx";
import { counted } from "../../components/format.ts";
import { countWords } from "../imports/change-words.ts";
import { may } from "../systems/queries.ts";
import { useSettleBatch } from "./use-settle-batch.ts";

type BatchDecisionProps = { readonly system: System; readonly batch: Batch };

/** Apply or discard all files of a batch. */
export const BatchDecision = ({ system, batch }: BatchDecisionProps) => {
  const settle = useSettleBatch(batch);
  const path = { batchId: batch.id };
  const files = batch.imports.filter(({ status }) => status === "previewed").length;
  return (
    <Decision
      summary={`${counted(files, "file")}: ${countWords(batch.totals).join(" · ")}`}
      note="None of them is in the ledger yet."
      previewRevision={batch.previewRevision}
      discard={{
        words: "Discard all",
        allowed: may(system, "import.preview"),
        run: () => discardBatch({ path }),
      }}
      apply={{
        words: "Apply all to the ledger",
        allowed: may(system, "import.apply"),
        run: (previewRevision) => applyBatch({ path, body: { previewRevision } }),
      }}
      settle={settle}
    />
  );
};
