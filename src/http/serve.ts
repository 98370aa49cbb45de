import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Fault } from "#domain/fault.ts";

export type Listening = { readonly port: number; close(): Promise<void> };

type Fetch = (request: Request) => Response | Promise<Response>;

/** Listens. Throws `server.port-in-use`. `fetch` may be set later, once the port is known. */
export const listen = async (host: string, port: number, fetch: Fetch): Promise<Listening> => {
  const answer = getRequestListener(fetch, { hostname: host });
  const server = createServer((request, response) => void answer(request, response));
  // A large upload takes its time; a header does not.
  server.requestTimeout = 0;
  server.headersTimeout = 15_000;
  await started(server, host, port);
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
};

const started = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE" || error.code === "EACCES" || error.code === "EADDRNOTAVAIL"
          ? new Fault(
              "server.port-in-use",
              `Expected to listen on ${host}:${port}, found that the address is taken or not ours (${error.code}). Stop the other program or choose another with --port.`,
            )
          : error,
      );
    });
    server.listen(port, host, resolve);
  });

const DRAIN_MS = 8_000;

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
