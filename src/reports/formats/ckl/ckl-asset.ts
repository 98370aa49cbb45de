import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";
import { textAt, type XmlElement } from "../../xml/xml-element.ts";

/** The name of an asset for which a checklist gives neither name nor address. */
export const UNNAMED_ASSET = "unnamed asset";

export type ChecklistAsset = {
  readonly asset: AssetIdentity;
  /** Site and instance of a web or database checklist; empty when the whole asset is meant. */
  readonly location: string;
  /** What to say when the asset has no host name; null when it has one. */
  readonly remark: string | null;
};

/** The asset of a checklist: by host name, else by domain name, else by address. */
export const checklistAsset = (element: XmlElement | null): ChecklistAsset => {
  const text = (name: string): string | null => (element === null ? null : textAt(element, name));
  const host = text("HOST_NAME");
  const fqdn = text("HOST_FQDN")?.replace(/\.+$/, "") || null;
  const ip = text("HOST_IP")?.split(/[\s,;]+/)[0] ?? null;
  const identifier = host ?? fqdn ?? ip ?? UNNAMED_ASSET;
  const parts = [text("WEB_DB_SITE"), text("WEB_DB_INSTANCE")].filter((part) => part !== null);
  return {
    asset: assetIdentity("host", identifier, {
      instanceId: text("HOST_GUID"),
      ip,
      fqdn,
      netbios: host?.split(".")[0] ?? null,
      mac: text("HOST_MAC")?.split(/[\s,;]+/)[0] ?? null,
    }),
    location: text("WEB_OR_DATABASE")?.toLowerCase() === "true" ? parts.join("/") : "",
    remark:
      host === null
        ? `The checklist has no host name; its asset is called "${identifier.slice(0, 100)}".`
        : null,
  };
};
