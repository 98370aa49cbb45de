import { Text } from "@mantine/core";
import type { AliasKind, AssetDetail } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { NAME_WORDS } from "./asset-words.ts";
import classes from "./inventory.module.css";

/** The names under which scans know the asset; by any of them it is known again. */
export const NamesPanel = ({ asset }: { readonly asset: AssetDetail }) => {
  const digest = asset.scanned?.digest ?? null;
  return (
    <Section title="Names in scans">
      {asset.names.length === 0 ? (
        <Text size="sm">No scan has shown this asset under any of its declared names.</Text>
      ) : (
        <dl className={classes["facts"]}>
          {asset.names.map(({ kind, value }) => (
            <div key={`${kind} ${value}`} className={classes["fact"]}>
              <dt>{NAME_WORDS[kind]}</dt>
              <dd>{shownName(kind, value)}</dd>
            </div>
          ))}
          {digest !== null && (
            <div className={classes["fact"]}>
              <dt>Digest</dt>
              <dd>{digest}</dd>
            </div>
          )}
        </dl>
      )}
    </Section>
  );
};

/** Names are kept as they are compared: identifiers after their kind, hardware addresses as bare digits. */
const shownName = (kind: AliasKind, value: string): string => {
  if (kind === "identifier") return value.replace(/^\w+ /, "");
  return kind === "mac" ? (value.match(/../g) ?? [value]).join(":") : value;
};
