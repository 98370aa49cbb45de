import { useQueryClient } from "@tanstack/react-query";
import { discardImport, type ImportDetail, type System } from "../../api/api.generated.ts";
import { WorkPanel } from "../../components/work-panel.tsx";
import { may } from "../systems/queries.ts";
import { importQuery } from "./queries.ts";

type WorkProgressProps = { readonly system: System; readonly detail: ImportDetail };

/** How far a preview or an application is; a preview can be cancelled. */
export const WorkProgress = ({ system, detail }: WorkProgressProps) => {
  const queryClient = useQueryClient();
  const applying = detail.status === "applying";
  return (
    <WorkPanel
      stage={applying ? "Applying" : "Making the preview"}
      progress={detail.progress}
      cancel={
        applying || !may(system, "import.preview")
          ? null
          : {
              run: () => discardImport({ path: { importId: detail.id } }),
              settle: () => queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
            }
      }
    />
  );
};
