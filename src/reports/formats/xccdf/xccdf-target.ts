import { assetIdentity, type AssetIdentity, type Credentialed, type ScanTime } from "#domain/reading.ts";
import { UNNAMED_ASSET } from "../ckl/ckl-asset.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { attributeOf, childrenOf, trimmedText, wholeText, type XmlElement } from "../../xml/xml-element.ts";

/** The elements of a `TestResult` before its results that are read. */
export const TARGET_PARTS: ReadonlySet<string> = new Set([
  "benchmark",
  "title",
  "identity",
  "profile",
  "target",
  "target-address",
  "target-facts",
]);

/** The head of a `TestResult` (XCCDF 1.2, NISTIR 7275 r4, table 24): its attributes and the parts before its results. */
export type TestResultHead = {
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: readonly XmlElement[];
};

/** Products as people call them, by their name in `test-system`. */
const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ["openscap", "OpenSCAP"],
  ["scc", "SCAP Compliance Checker"],
  ["stig-manager", "STIG Manager"],
]);

const partsOf = ({ parts }: TestResultHead, name: string): XmlElement[] =>
  parts.filter((part) => part.name === name);

const first = (head: TestResultHead, name: string): XmlElement | null => partsOf(head, name)[0] ?? null;

export type TestTarget = {
  readonly asset: AssetIdentity;
  readonly credentialed: Credentialed;
  readonly scannedAt: ScanTime | null;
  readonly endedAt: ScanTime | null;
  /** Name and version of the checker, such as `OpenSCAP` and `1.3.5`. */
  readonly tool: { readonly name: string | null; readonly version: string | null };
  readonly title: string | null;
  readonly profile: string | null;
  readonly benchmark: string | null;
  /** How many names the file gives the target; the first is used. */
  readonly names: number;
};

export const testTarget = (head: TestResultHead): TestTarget => {
  const text = (name: string): string | null => trimmedText(first(head, name));
  const benchmark = first(head, "benchmark");
  const profile = first(head, "profile");
  const tool = /^cpe:(?:\/|2\.3:)[aoh]:[^:]*:([^:]*)(?::([^:]*))?/.exec(
    head.attributes.get("test-system") ?? "",
  );
  return {
    asset: targetAsset(head),
    credentialed: credentialsOf(head, tool?.[1] ?? null),
    scannedAt: writtenTime(head.attributes.get("start-time") ?? head.attributes.get("end-time") ?? ""),
    endedAt: writtenTime(head.attributes.get("end-time") ?? ""),
    tool: { name: PRODUCTS.get(tool?.[1] ?? "") ?? tool?.[1] ?? null, version: tool?.[2] ?? null },
    title: text("title"),
    profile: profile === null ? null : attributeOf(profile, "idref"),
    benchmark: benchmark === null ? null : attributeOf(benchmark, "id"),
    names: partsOf(head, "target").length,
  };
};

const LOOPBACK = /^(?:127\.|0+(?::0+)*:0*1$|::1$)/;

/** The asset by `target`; else by the facts about its name; else by its first address that is not its own loopback. */
const targetAsset = (head: TestResultHead): AssetIdentity => {
  const facts = factsOf(head);
  const fact = (...names: readonly string[]): string | null =>
    names.map((name) => facts.get(name)?.[0] ?? null).find((value) => value !== null) ?? null;
  const addresses = partsOf(head, "target-address")
    .map((address) => wholeText(address).trim())
    .filter((address) => address !== "");
  const ip = addresses.find((address) => !LOOPBACK.test(address)) ?? addresses[0] ?? null;
  const target = trimmedText(first(head, "target"));
  const fqdn = fact("fqdn")?.replace(/\.+$/, "") || null;
  const hostName = fact("host_name");
  const mac = [...(facts.get("mac") ?? []), ...(facts.get("MAC") ?? [])].find((text) =>
    /[1-9a-f]/i.test(text),
  );
  const system = [fact("os_name"), fact("os_version")].filter((part) => part !== null).join(" ");
  return assetIdentity("host", target ?? fqdn ?? hostName ?? ip ?? UNNAMED_ASSET, {
    ip,
    fqdn: fqdn ?? (target?.includes(".") === true ? target : null),
    netbios: hostName?.split(".")[0] ?? null,
    mac: mac ?? null,
    operatingSystem: system || null,
  });
};

/** Facts by the last part of their name, such as `fqdn` of `urn:scap:fact:asset:identifier:fqdn`. */
const factsOf = (head: TestResultHead): Map<string, string[]> => {
  const facts = new Map<string, string[]>();
  for (const fact of partsOf(head, "target-facts").flatMap((part) => childrenOf(part, "fact"))) {
    const name = attributeOf(fact, "name")?.split(":").at(-1) ?? "";
    const value = wholeText(fact).trim();
    if (value === "") continue;
    const before = facts.get(name);
    if (before === undefined) facts.set(name, [value]);
    else before.push(value);
  }
  return facts;
};

/**
 * `identity@authenticated` as it is written; `yes` without an identity, since a checker that comes to a result has read the
 * machine. OpenSCAP runs on the machine itself and writes `false` for every user, so for it too the answer is `yes`.
 */
const credentialsOf = (head: TestResultHead, tool: string | null): Credentialed => {
  const identity = first(head, "identity");
  if (identity === null || tool?.toLowerCase() === "openscap") return "yes";
  const authenticated = attributeOf(identity, "authenticated")?.toLowerCase();
  return authenticated === "false" || authenticated === "0" ? "no" : "yes";
};

/** How a target without a name is called, to be told as a remark; null when it has one. */
export const namelessRemark = ({ asset }: TestTarget, head: TestResultHead): string | null =>
  trimmedText(first(head, "target")) !== null
    ? null
    : `The TestResult names no target; it is called "${asset.identifier.slice(0, 100)}".`;
