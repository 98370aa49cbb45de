import { useRef } from "react";
import type { ImportStatus } from "../../api/generated.ts";
import { counted } from "../../components/format.ts";

/** When this page first saw the present stage; the start itself is not in the answer. */
export const useStartedAt = (status: ImportStatus): number => {
  const seen = useRef({ status, at: performance.now() });
  if (seen.current.status !== status) seen.current = { status, at: performance.now() };
  return seen.current.at;
};

/** Time left by the speed so far; nothing in the first moments, when it would only flicker. */
export const timeLeft = (startedAt: number, share: number): string => {
  const passed = (performance.now() - startedAt) / 1000;
  if (passed < 1.5 || share < 0.02 || share >= 1) return "";
  const seconds = Math.ceil((passed / share) * (1 - share));
  return seconds < 90 ? `about ${counted(seconds, "second")} left` : `about ${counted(Math.ceil(seconds / 60), "minute")} left`;
};
