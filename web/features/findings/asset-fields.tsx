import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { AssetKind } from "../../api/api.generated.ts";
import classes from "../mappings/mappings.module.css";

export type TypedAsset = { readonly kind: AssetKind; readonly identifier: string };

const KINDS: readonly { readonly value: AssetKind; readonly label: string }[] = [
  { value: "host", label: "Host" },
  { value: "image", label: "Image" },
  { value: "repository", label: "Repository" },
  { value: "site", label: "Site" },
  { value: "cloud", label: "Cloud" },
];

type AssetFieldsProps = {
  readonly assets: readonly TypedAsset[];
  readonly onChange: (assets: readonly TypedAsset[]) => void;
};

/** On which assets it was found: one row each. */
export const AssetFields = ({ assets, onChange }: AssetFieldsProps) => (
  <div className={classes["part"]}>
    <h3>Assets</h3>
    {assets.map((asset, index) => (
      // Rows have no names of their own; they are only appended and removed.
      // oxlint-disable-next-line react/no-array-index-key
      <div key={index} className={classes["assets"]}>
        <NativeSelect
          label={`Kind of asset ${index + 1}`}
          value={asset.kind}
          data={[...KINDS]}
          onChange={(event) => {
            const kind = KINDS.find(({ value }) => value === event.currentTarget.value)?.value ?? "host";
            onChange(assets.with(index, { ...asset, kind }));
          }}
        />
        <TextInput
          label={`Asset ${index + 1}`}
          required
          maxLength={500}
          placeholder="web01.example.org"
          value={asset.identifier}
          onChange={(event) =>
            onChange(assets.with(index, { ...asset, identifier: event.currentTarget.value }))
          }
        />
        {assets.length > 1 && (
          <Button
            variant="default"
            aria-label={`Remove asset ${index + 1}`}
            onClick={() => onChange(assets.filter((_, at) => at !== index))}
          >
            Remove
          </Button>
        )}
      </div>
    ))}
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => onChange([...assets, { kind: "host", identifier: "" }])}
      >
        Add an asset
      </Button>
    </div>
  </div>
);
