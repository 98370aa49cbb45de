import { IconRefreshAlert } from "@tabler/icons-react";
import type { EvergreenIndex } from "../../api/api.generated.ts";
import marks from "../../components/marks.module.css";

/** Evergreen has one mark, used everywhere: its dates are rolled instead of kept. */
export const EvergreenMark = ({ evergreen }: { readonly evergreen: EvergreenIndex }) =>
  evergreen.isEvergreen && (
    <span className={marks["mark"]} data-tone="soon">
      <IconRefreshAlert size={15} stroke={1.8} aria-hidden="true" className={marks["icon"]} />
      Evergreen
    </span>
  );
