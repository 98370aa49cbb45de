import { themeQuartz } from "ag-grid-community";

/** The grid in the page's own colours; the values are variables, so light and dark need no second theme. */
export const gridTheme = themeQuartz.withParams({
  backgroundColor: "var(--mp-panel)",
  foregroundColor: "var(--mantine-color-text)",
  borderColor: "var(--mp-line)",
  chromeBackgroundColor: "var(--mp-sunken)",
  headerBackgroundColor: "var(--mp-sunken)",
  headerTextColor: "var(--mantine-color-dimmed)",
  headerFontWeight: 500,
  accentColor: "var(--mantine-color-anchor)",
  rowHoverColor: "var(--mp-hover)",
  oddRowBackgroundColor: "var(--mp-panel)",
  fontFamily: "inherit",
  fontSize: 13,
  headerFontSize: 13,
  headerHeight: 36,
  rowHeight: 34,
  spacing: 6,
  cellHorizontalPadding: 12,
  wrapperBorderRadius: 6,
  borderRadius: 4,
  columnBorder: false,
  rangeSelectionBorderColor: "var(--mantine-color-anchor)",
});
