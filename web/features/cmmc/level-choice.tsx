import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { CmmcLevel } from "../../api/api.generated.ts";
import { levelText } from "./queries.ts";

const LEVELS: readonly CmmcLevel[] = [1, 2, 3];

/** Which level is shown; the address holds it. */
export const LevelChoice = ({ level }: { readonly level: CmmcLevel }) => {
  const navigate = useNavigate({ from: "/systems/$systemId/cmmc" });
  return (
    <SegmentedControl
      size="xs"
      aria-label="Level"
      value={levelText(level)}
      data={LEVELS.map((each) => ({ value: levelText(each), label: `Level ${each}` }))}
      onChange={(value) => {
        const chosen = LEVELS.find((each) => levelText(each) === value);
        if (chosen !== undefined) void navigate({ search: { level: chosen }, resetScroll: false });
      }}
    />
  );
};
