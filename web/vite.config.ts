import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Big libraries get a file of their own: they change seldom, so a browser keeps them over releases. A group takes its
 * dependencies along, so what every page needs is claimed first; else React would travel with AG Grid and tslib with
 * ECharts, and every page would load both.
 */
const vendorGroups = [
  {
    name: "react",
    test: /\/node_modules\/(react|react-dom|scheduler|tslib|use-sync-external-store|@tanstack)\//,
    priority: 30,
  },
  { name: "ag-grid", test: /\/node_modules\/ag-grid-/, priority: 20 },
  { name: "echarts", test: /\/node_modules\/(echarts|zrender)\//, priority: 10 },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // AG Grid is one file of about 1 MB that only the ledger loads.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: vendorGroups } } },
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://127.0.0.1:8080", changeOrigin: false } },
  },
});
