import { parseArgs } from "node:util";
import { signIn, systemWith, type Client } from "./support/client.ts";
import { largeReport } from "./support/large-ledger.ts";
import { load } from "./support/load.ts";
import { machine, median, round, secondsOf } from "./support/measure.ts";
import { withDataFolder } from "./support/scratch-store.ts";
import { startBenchServer, type BenchServer } from "./support/server.ts";

// Asks a server with a ledger of ten thousand items, over the loopback interface, and prints latencies as JSON:
//   node bench/api.ts --seconds 5
const { values } = parseArgs({ options: { seconds: { type: "string", default: "5" } } });
const seconds = Number(values.seconds);

type Item = { readonly poamId: string; readonly version: number };
type Page = { readonly total: number; readonly items: readonly Item[] };

const reads = async (server: BenchServer, client: Client, system: string, poamId: string) => {
  const paths = {
    items500: "/items?limit=500",
    items5000: "/items?limit=5000",
    item: `/items/${poamId}`,
    findings: `/items/${poamId}/findings`,
    overview: "/overview",
  };
  const results: Record<string, object[]> = {};
  for (const [name, path] of Object.entries(paths)) {
    const url = `${server.url}/api/systems/${system}${path}`;
    results[name] = [];
    for (const connections of [1, 10]) {
      results[name].push(await load({ url, cookie: client.cookie, connections, seconds }));
    }
  }
  return results;
};

const EDITS = 200;

/** One edit after the other: what a person waits for. */
const edits = async (client: Client, system: string, { poamId, version }: Item) => {
  const milliseconds: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const body = { version: version + edit, fields: { pointOfContact: `Person ${edit}` } };
    const path = `/api/systems/${system}/items/${poamId}`;
    milliseconds.push((await secondsOf(() => client.call("PATCH", path, body))).seconds * 1000);
  }
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const p97_5 = sorted[Math.floor(EDITS * 0.975)] ?? Number.NaN;
  return { edits: EDITS, p50: round(median(sorted)), p97_5: round(p97_5), max: round(sorted.at(-1) ?? 0) };
};

const RUNS = 5;

const exports = async (server: BenchServer, client: Client, system: string) => {
  const url = `${server.url}/api/systems/${system}/export?format=fedramp-poam%403.0`;
  const runs: number[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const { seconds, result } = await secondsOf(async () => {
      const answer = await fetch(url, { headers: { cookie: client.cookie } });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      return (await answer.arrayBuffer()).byteLength;
    });
    runs.push(seconds);
    bytes = result;
  }
  return { medianSeconds: round(median(runs)), seconds: runs.map((value) => round(value)), bytes };
};

/** What reads the whole ledger at once, in seconds: one request after the other, the first one apart. */
const wholeLedger = async (client: Client, system: string) => {
  const results: Record<string, object> = {};
  for (const name of ["readiness", "metrics", "work", "work/needs-attention"]) {
    const timed = (): Promise<number> =>
      secondsOf(() => client.call("GET", `/api/systems/${system}/${name}`)).then(({ seconds }) => seconds);
    const first = await timed();
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await timed());
    results[name] = { first: round(first), median: round(median(runs)) };
  }
  return results;
};

const result = await withDataFolder(async (folder) => {
  const server = await startBenchServer(folder);
  try {
    const client = await signIn(server);
    const system = await systemWith(server, client, await largeReport());
    const page = await client.call<Page>("GET", `/api/systems/${system}/items?limit=500`);
    const item = page.items[0];
    if (!item) throw new Error("The ledger is empty.");
    return {
      items: page.total,
      // First: a ledger right after its first import is what the database knows least of.
      wholeLedger: await wholeLedger(client, system),
      reads: await reads(server, client, system, item.poamId),
      updateItem: await edits(client, system, item),
      export: await exports(server, client, system),
    };
  } finally {
    await server.stop();
  }
});
console.log(JSON.stringify({ machine: machine(), ...result }, null, 2));
