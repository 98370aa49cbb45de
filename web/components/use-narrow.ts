import { useMediaQuery } from "@mantine/hooks";

/** Whether the screen is too narrow for tables and grids; lists of cards stand in for them. */
export const useNarrow = (): boolean =>
  useMediaQuery("(max-width: 699px)", false, { getInitialValueInEffect: false });
