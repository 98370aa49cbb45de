import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";

/** An image name in parts: `registry/path`, tag, digest (OCI Distribution Specification, "Pulling manifests"). */
export type ImageName = {
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

/** The parts of `registry:5000/path:tag@sha256:…`; a port is not taken for a tag. */
export const imageName = (text: string): ImageName => {
  const name = text.trim();
  const at = name.indexOf("@");
  const digest =
    at > 0 && /^[a-z0-9]+:[0-9a-fA-F]{32,}$/.test(name.slice(at + 1)) ? name.slice(at + 1) : null;
  const tagged = digest === null ? name : name.slice(0, at);
  const colon = tagged.lastIndexOf(":");
  const hasTag =
    colon > tagged.lastIndexOf("/") && colon > 0 && /^\w[\w.-]{0,127}$/.test(tagged.slice(colon + 1));
  return {
    repository: hasTag ? tagged.slice(0, colon) : tagged,
    tag: hasTag ? tagged.slice(colon + 1) : null,
    digest,
  };
};

/**
 * The asset that an image name means: its repository. Of the repository digests (`repository@sha256:…`) the one of the
 * same repository is its digest.
 */
export const imageIdentity = (
  name: string,
  repositoryDigests: readonly string[],
  facts: Partial<Omit<AssetIdentity, "kind" | "identifier">> = {},
): AssetIdentity => {
  const { repository, tag, digest } = imageName(name);
  const known = repositoryDigests.map(imageName);
  const own =
    known.find((entry) => entry.repository === repository) ?? known.find((entry) => entry.digest !== null);
  return assetIdentity("image", repository, { ...facts, tag, digest: digest ?? own?.digest ?? null });
};
