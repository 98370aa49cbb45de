import { Fault } from "./fault.ts";

/**
 * Whether an identifier merely stands in for an asset that its file does not name: the readers call such an asset
 * `unnamed …`, and a folder that is called by where the tool stood (`.`, `./app`) has that name in every repository.
 */
export const isStandIn = (identifier: string): boolean =>
  identifier.startsWith("unnamed ") || /^\.{1,2}(?:\/|$)/.test(identifier);

export const LONGEST_ASSET_NAME = 300;

const CONTROL = /\p{Cc}/u;

/** The name that a person gives to a file's unnamed asset, trimmed. Throws `input.invalid`. */
export const givenAssetName = (text: string): string => {
  const name = text.trim();
  if (name !== "" && name.length <= LONGEST_ASSET_NAME && !CONTROL.test(name) && !isStandIn(name))
    return name;
  throw new Fault(
    "input.invalid",
    `Expected a name for the asset of at most ${LONGEST_ASSET_NAME} characters, such as the address of its repository or the host's name; found "${name.slice(0, 60)}".`,
  );
};

/**
 * What a file is among scans: its hash, and the name that its unnamed asset was given, since two assets of which nothing
 * was found may well have the same report.
 */
export const scanFile = (file: { readonly sha256: string; readonly assetName: string | null }): string =>
  file.assetName === null ? file.sha256 : `${file.sha256} ${file.assetName}`;
