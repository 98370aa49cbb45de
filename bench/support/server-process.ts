import { startServer } from "../../src/server.ts";

// A whole server on a free port, in a process of its own: `data folder` as argument; tells its parent where it is and
// stops when the parent says so or goes away.
const server = await startServer({
  host: "127.0.0.1",
  port: 0,
  dataDir: process.argv[2] ?? "",
  databaseUrl: undefined,
  publicUrl: undefined,
  demo: false,
});
process.send?.({ url: server.url, setupUrl: server.setupUrl });
process.once("disconnect", () => void server.stop());
