import { Text } from "@mantine/core";
import type { AssetDetail, DeclaredAsset } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { DECLARED_WORDS, knownByWords } from "./asset-words.ts";
import classes from "./inventory.module.css";

/** What the inventory says of the asset, each row of it by itself. */
export const DeclaredPanel = ({ asset }: { readonly asset: AssetDetail }) => (
  <Section title="Declared">
    {asset.declared.length === 0 ? (
      <Text size="sm">
        Nobody declared this asset. Add it to the inventory workbook, or find out what it is and who runs it.
      </Text>
    ) : (
      asset.declared.map((row) => <DeclaredRow key={row.place} row={row} asset={asset} />)
    )}
  </Section>
);

const DeclaredRow = ({ row, asset }: { readonly row: DeclaredAsset; readonly asset: AssetDetail }) => (
  <div className={classes["declared"]}>
    <Text size="xs" c="dimmed" mb={6}>
      {row.place}
      {asset.matchedBy === null ? ", no scan has shown it" : `, ${knownByWords(asset.matchedBy)}`}
    </Text>
    <dl className={classes["facts"]}>
      <div className={classes["fact"]}>
        <dt>Identifier</dt>
        <dd>{row.identifier}</dd>
      </div>
      {row.ipAddresses.length > 0 && (
        <div className={classes["fact"]}>
          <dt>Addresses</dt>
          <dd>{row.ipAddresses.join(", ")}</dd>
        </div>
      )}
      {DECLARED_WORDS.map(([field, words]) =>
        row[field] === null ? null : (
          <div key={field} className={classes["fact"]}>
            <dt>{words}</dt>
            <dd>{row[field]}</dd>
          </div>
        ),
      )}
    </dl>
  </div>
);
