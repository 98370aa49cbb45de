import { useMediaQuery } from "@mantine/hooks";

/** Whether the rail shows signs without words (see rail.module.css, which draws the same line). */
export const useNarrowRail = (): boolean =>
  useMediaQuery("(min-width: 700px) and (max-width: 1099px)", false, { getInitialValueInEffect: false });
