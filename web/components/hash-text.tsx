import { CopyText } from "./copy-text.tsx";
import { shortHash } from "./format.ts";

/** A SHA-256 cut to eight digits, the whole on hover and by the copy button. */
export const HashText = ({ sha256 }: { readonly sha256: string }) => (
  <span style={{ display: "inline-flex", alignItems: "center", gap: 2 }}>
    <code title={sha256}>{shortHash(sha256)}</code>
    <CopyText value={sha256} what="SHA-256" />
  </span>
);
