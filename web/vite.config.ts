import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Big libraries get a file of their own: they change seldom, so a browser keeps them over releases. */
const vendorChunk = (id: string): string | null => {
  if (!id.includes("node_modules")) return null;
  if (id.includes("/ag-grid-")) return "ag-grid";
  if (id.includes("/echarts/") || id.includes("/zrender/")) return "echarts";
  if (/\/node_modules\/(react|react-dom|scheduler|tslib|@tanstack)\//.test(id)) return "react";
  return null;
};

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
    rolldownOptions: {
      output: {
        // Without this, React would travel with AG Grid and tslib with ECharts, and every page would load both.
        codeSplitting: { groups: [{ name: vendorChunk }], includeDependenciesRecursively: false },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://127.0.0.1:8080", changeOrigin: false } },
  },
});
