import { assetIdentity, type AssetIdentity, type Reading } from "#domain/reading.ts";
import { assetBook } from "../../parts/asset-book.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { ownText } from "../../parts/kept-text.ts";
import { nodeAddress, vulnerabilityId, type NexposeFacts } from "./nexpose-definitions.ts";
import { portLocation } from "../../parts/network-name.ts";
import { testLocation, testOutcome, vulnerableTest } from "./nexpose-test.ts";
import { recordWriter } from "../../parts/record-writer.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { checkAt } from "../../parts/sighting.ts";
import { attributeOf, childrenOf, trimmedText, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan, XmlPlace } from "../../xml/xml-tree.ts";
import type { XmlAttributes } from "../../xml.ts";

type OpenNode = {
  /** Null when the node has no address. */
  readonly address: string | null;
  readonly mac: string | null;
  readonly alive: boolean;
  names: string[];
  system: { readonly name: string; readonly certainty: number } | null;
  told: boolean;
};

/** The second reading of a NexposeReport: nodes become assets, and their vulnerable tests records. */
export const nexposeNodesPlan = (
  emit: (reading: Reading) => void,
  facts: NexposeFacts,
  limits: ReportLimits,
): TreePlan => {
  const assets = assetBook(emit, limits);
  const records = recordWriter(emit);
  const met = definitionShelf<number>(limits);
  let node: OpenNode | null = null;
  let endpoint = "";

  /** The node is told of when its first test comes, or when it closes: its names and fingerprints stand before. */
  const meet = (open: OpenNode): void => {
    if (open.told || open.address === null) return;
    open.told = true;
    assets.meet(nodeAsset(open, open.address), null);
    assets.note(open.address, { alive: open.alive });
  };

  const takeTest = (test: XmlElement, place: XmlPlace): void => {
    const id = attributeOf(test, "id");
    const outcome = testOutcome(attributeOf(test, "status") ?? "");
    const address = node?.address ?? null;
    if (node === null || address === null || id === null) {
      if (outcome !== "vulnerable") return;
      const message = id === null ? "The test has no id." : "The test stands in no node with an address.";
      return records.setAside(place, "nexpose.unnamed-test", message);
    }
    meet(node);
    const location = testLocation(endpoint, attributeOf(test, "key"));
    if (outcome === "vulnerable") {
      const definition = facts.definitions.get(vulnerabilityId(id));
      records.write(place, address, vulnerableTest(test, id, location, definition));
    }
    assets.answer(address, checkAt(vulnerabilityId(id), location), outcome !== "no answer");
  };

  /** Whether no other node has this address: most addresses come once and need no counting. */
  const isLast = (address: string): boolean => {
    const all = facts.nodes.get(address) ?? 1;
    if (all === 1) return true;
    const count = (met.get(address) ?? 0) + 1;
    met.put(address, count);
    return count >= all;
  };

  const closeNode = (open: OpenNode): void => {
    meet(open);
    if (open.address !== null && isLast(open.address)) assets.end(open.address);
    node = null;
  };

  return {
    wants: (name, parents) =>
      name === "test" ||
      (name === "names" && parents.at(-1) === "node") ||
      (name === "os" && parents.at(-2) === "node"),
    skips: new Set(),
    records: new Set(["test"]),
    opened: (name, attributes, parents) => {
      if (parents.length === 0) emit(scanReading(facts));
      else if (name === "node" && node === null) node = openNode(attributes);
      else if (name === "endpoint") endpoint = endpointOf(attributes);
    },
    closed: (name, parents) => {
      if (name === "endpoint") endpoint = "";
      else if (name === "node" && node !== null && parents.at(-1) !== "node") closeNode(node);
    },
    collected: (element, place) => {
      if (element.name === "test") takeTest(element, place);
      else if (node === null) return;
      else if (element.name === "names")
        node.names = childrenOf(element, "name").flatMap((name) => trimmedText(name) ?? []);
      else node.system = surer(node.system, element);
    },
    ended: () => assets.endAll(),
  };
};

const scanReading = ({ scan, scanCount }: NexposeFacts): Reading => {
  const only = scanCount === 1 ? scan : null;
  return {
    ...NOTHING_COVERED,
    type: "scan",
    detector: "nexpose",
    tool: "Rapid7 Nexpose",
    scanName: scan?.name ?? null,
    scannedAt: only?.startedAt ?? null,
    endedAt: only?.endedAt ?? null,
  };
};

const openNode = (attributes: XmlAttributes): OpenNode => ({
  address: nodeAddress(attributes["address"]),
  mac: macOf(ownText(attributes["hardware-address"] ?? "")),
  alive: (attributes["status"] ?? "alive").trim().toLowerCase() === "alive",
  names: [],
  system: null,
  told: false,
});

/** `00:11:22:33:44:55` from `001122334455`; any other text as it stands. */
const macOf = (text: string): string | null =>
  (/^[0-9a-f]{12}$/i.test(text) ? (text.match(/../g) ?? []).join(":") : text.trim()) || null;

/** `53/udp`; empty for an endpoint without a port. */
const endpointOf = (attributes: XmlAttributes): string => {
  return portLocation(ownText(attributes["port"] ?? ""), ownText(attributes["protocol"] ?? ""));
};

/** Of two fingerprints of the operating system the one that Nexpose is surer of. */
const surer = (before: OpenNode["system"], os: XmlElement): OpenNode["system"] => {
  const certainty = Number(attributeOf(os, "certainty") ?? 0);
  if (before !== null && !(certainty > before.certainty)) return before;
  const parts = ["vendor", "product", "version"].map((part) => attributeOf(os, part));
  return { name: [...new Set(parts.filter((part) => part !== null))].join(" "), certainty };
};

const nodeAsset = (node: OpenNode, address: string): AssetIdentity =>
  assetIdentity("host", address, {
    ip: address,
    fqdn: node.names.find((name) => name.includes(".")) ?? null,
    netbios: node.names.find((name) => !name.includes(".")) ?? null,
    mac: node.mac,
    operatingSystem: node.system?.name || null,
  });
