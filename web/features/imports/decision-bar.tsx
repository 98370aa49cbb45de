import { useQueryClient } from "@tanstack/react-query";
import { applyImport, discardImport, type ImportDetail, type System } from "../../api/api.generated.ts";
import { Decision } from "../../components/decision.tsx";
import { may } from "../systems/queries.ts";
import { changeWords } from "./change-words.ts";
import { importQuery } from "./queries.ts";

type DecisionBarProps = { readonly system: System; readonly detail: ImportDetail };

/** Apply or discard one file. */
export const DecisionBar = ({ system, detail }: DecisionBarProps) => {
  const queryClient = useQueryClient();
  const path = { importId: detail.id };
  return (
    <Decision
      summary={changeWords(detail).join(" · ")}
      note="Nothing has changed yet."
      previewRevision={detail.previewRevision}
      discard={{
        words: "Discard",
        allowed: may(system, "import.preview"),
        run: () => discardImport({ path }),
      }}
      apply={{
        words: "Apply to the ledger",
        allowed: may(system, "import.apply"),
        quiet: detail.repeatOf !== null,
        run: (previewRevision) => applyImport({ path, body: { previewRevision } }),
      }}
      settle={async () => {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
          queryClient.invalidateQueries({ queryKey: ["system", system.id] }),
          queryClient.invalidateQueries({ queryKey: ["systems"] }),
        ]);
      }}
    />
  );
};
