import { createTheme, type CSSVariablesResolver, localStorageColorSchemeManager } from "@mantine/core";

/** Shared with public/color-scheme.js, which reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: "milepost-color-scheme" });

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace',
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "15px", xl: "18px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "15px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  colors: {
    accent: [
      "#eef0fb",
      "#dde1f6",
      "#bbc3ec",
      "#a3aee8",
      "#919fe4",
      "#6475d3",
      "#4a5dc7",
      "#3a4db3",
      "#2f4096",
      "#243279",
    ],
    dark: [
      "#e4e6ea",
      "#c3c7cf",
      "#a3a8b3",
      "#7d8390",
      "#3b3f49",
      "#2d3038",
      "#1e2026",
      "#141519",
      "#101115",
      "#0b0c0f",
    ],
    green: [
      "#eef7f0",
      "#d8ecdd",
      "#b2d9bc",
      "#9adcae",
      "#7fd09a",
      "#3f9a5d",
      "#2a7d47",
      "#1f6b3a",
      "#18552e",
      "#123f22",
    ],
    red: [
      "#fdf0ef",
      "#f9dcda",
      "#f2b8b4",
      "#ff9d94",
      "#f08078",
      "#d9483e",
      "#c5362c",
      "#b3261e",
      "#931d16",
      "#741610",
    ],
  },
  components: {
    Button: { defaultProps: { size: "sm" } },
    // Nearly every field is needed; the few that are not say so in their label.
    InputWrapper: { defaultProps: { withAsterisk: false } },
    TextInput: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 140 } },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 160 } },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 120 }, shadow: "md" } },
    // The library's grey is too faint for sentences that one has to read.
    Notification: {
      defaultProps: { closeButtonProps: { "aria-label": "Close" } },
      styles: { description: { color: "var(--mantine-color-text)" } },
    },
    Skeleton: { defaultProps: { radius: "sm" } },
  },
});

/** Light and dark side by side. Every pair of text and ground below keeps at least 4.5:1. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fcfcfb",
    "--mantine-color-text": "#1d1f23",
    "--mantine-color-dimmed": "#5c606a",
    "--mantine-color-placeholder": "#6a6e78",
    "--mantine-color-default-border": "#d5d6d8",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-anchor": "#3a4db3",
  },
  dark: {
    "--mantine-color-body": "#141519",
    "--mantine-color-text": "#e4e6ea",
    "--mantine-color-dimmed": "#a3a8b3",
    "--mantine-color-placeholder": "#8f95a1",
    "--mantine-color-default": "#1e2026",
    "--mantine-color-default-hover": "#272a31",
    "--mantine-color-default-border": "#3b3f49",
    "--mantine-color-error": "#ff9d94",
    "--mantine-color-anchor": "#a3aee8",
  },
});
