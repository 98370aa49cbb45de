import { Button, Group, Skeleton, Text } from "@mantine/core";
import type { InventoryUpload } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count, counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { RemarkList } from "../imports/remark-list.tsx";
import { DECLARED_WORDS } from "./asset-words.ts";
import classes from "./inventory.module.css";
import type { useInventoryUpload } from "./use-inventory-upload.ts";

type UploadReviewProps = { readonly upload: ReturnType<typeof useInventoryUpload>; readonly first: boolean };

/** What a workbook would change in what is declared, before it does. */
export const UploadReview = ({ upload, first }: UploadReviewProps) => {
  const { file, look, keep, close } = upload;
  if (file === null) return null;
  return (
    <Section title={`What ${file.name} changes`}>
      <div className={classes["review"]}>
        {look.isPending && <Skeleton height={96} aria-label="Reading the workbook" />}
        {look.isError && <FaultAlert error={look.error} />}
        {keep.isError && <FaultAlert error={keep.error} />}
        {look.data !== undefined && <Changes seen={look.data} />}
        <Group gap="xs">
          {look.data !== undefined && !look.data.repeat && (
            <Button loading={keep.isPending} onClick={() => keep.mutate(file)}>
              {first ? "Declare this inventory" : "Replace the inventory"}
            </Button>
          )}
          <Button variant="default" disabled={keep.isPending} onClick={close}>
            {look.isError || look.data?.repeat === true ? "Close" : "Cancel"}
          </Button>
        </Group>
      </div>
    </Section>
  );
};

const EFFECTS = { added: "Added", removed: "Removed", changed: "Changed" } as const;
const FIELDS = new Map<string, string>([
  ["identifier", "identifier"],
  ["ipAddresses", "addresses"],
  ...DECLARED_WORDS.map(([field, words]) => [field, words.toLowerCase()] as const),
]);

const Changes = ({ seen }: { readonly seen: InventoryUpload }) => {
  const { inventory, matched } = seen;
  const asides = [
    seen.setAside > 0 ? `${counted(seen.setAside, "row")} without an identifier set aside` : null,
    seen.examples > 0 ? `${counted(seen.examples, "example")} of the template left out` : null,
  ].filter((aside) => aside !== null);
  if (seen.repeat) return <Text size="sm">This very file is the inventory already. Nothing changes.</Text>;
  return (
    <>
      <dl className={classes["numbers"]}>
        {(
          [
            ["Declared", inventory.entries],
            ["Added", seen.added],
            ["Removed", seen.removed],
            ["Changed", seen.changed],
            ["As before", seen.same],
            ["Known from scans", matched],
            ["Never scanned", inventory.entries - matched],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      {asides.length > 0 && <Text size="sm">{asides.join(", ")}.</Text>}
      {seen.changes.length > 0 && (
        <div className={classes["changes"]}>
          <Table label="Changes of the inventory" stack>
            <thead>
              <tr>
                <th scope="col">Asset</th>
                <th scope="col">Change</th>
                <th scope="col">Fields</th>
              </tr>
            </thead>
            <tbody>
              {seen.changes.map((change, index) => (
                // Rows of one asset are told apart by nothing but their order.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={`${index} ${change.identifier}`}>
                  <th scope="row">{change.identifier}</th>
                  <td data-label="Change" data-effect={change.effect}>
                    {EFFECTS[change.effect]}
                  </td>
                  <td data-label="Fields">
                    {change.fields.map((field) => FIELDS.get(field) ?? field).join(", ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {seen.changesLeftOut > 0 && (
        <Text size="sm" c="dimmed">
          {counted(seen.changesLeftOut, "further change")} not listed here.
        </Text>
      )}
      <RemarkList remarks={inventory.remarks} />
    </>
  );
};
