import { useQueryClient } from "@tanstack/react-query";
import { discardImport, type ImportDetail, type System } from "../../api/api.generated.ts";
import { WorkPanel } from "../../components/work-panel.tsx";
import { may } from "../systems/queries.ts";
import { importQuery } from "./queries.ts";
import { ToldAnewNote } from "./told-anew-note.tsx";

type WorkProgressProps = { readonly system: System; readonly detail: ImportDetail };

const STAGES: Partial<Record<ImportDetail["status"], "Applying" | "Taking back">> = {
  applying: "Applying",
  undoing: "Taking back",
};

/** How far the work on a file is; taking it in can be cancelled until it is done. */
export const WorkProgress = ({ system, detail }: WorkProgressProps) => {
  const queryClient = useQueryClient();
  return (
    <WorkPanel
      stage={STAGES[detail.status] ?? "Making the preview"}
      progress={detail.progress}
      cancel={
        detail.status === "undoing" || !may(system, "import.preview")
          ? null
          : {
              run: () => discardImport({ path: { importId: detail.id } }),
              settle: () => queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
            }
      }
    >
      {detail.progress?.doing === "telling anew" && detail.status !== "undoing" && <ToldAnewNote />}
    </WorkPanel>
  );
};
