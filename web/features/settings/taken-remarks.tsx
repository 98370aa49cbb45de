import type { Remark } from "../../api/api.generated.ts";
import { RemarkList } from "../imports/remark-list.tsx";
import classes from "./settings.module.css";

/** What was odd in a file that was just taken in. */
export const TakenRemarks = ({ remarks }: { readonly remarks: readonly Remark[] | undefined }) =>
  remarks !== undefined &&
  remarks.length > 0 && (
    <div className={classes["remarks"]}>
      <RemarkList remarks={remarks} note="odd data in the file, and what became of it" />
    </div>
  );
