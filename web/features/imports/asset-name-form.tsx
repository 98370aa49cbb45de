import { Alert, Button, Group, Text, TextInput } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { type ImportDetail, nameAsset, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { may } from "../systems/queries.ts";
import { importQuery } from "./queries.ts";

type AssetNameFormProps = { readonly system: System; readonly detail: ImportDetail };

/**
 * While the file waits: asks what the asset is called that it does not name, or lets somebody name it otherwise. The
 * preview is made again with the name.
 */
export const AssetNameForm = ({ system, detail }: AssetNameFormProps) => {
  const queryClient = useQueryClient();
  const name = useMutation({
    mutationFn: (asset: string) => nameAsset({ path: { importId: detail.id }, body: { name: asset } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
        queryClient.invalidateQueries({ queryKey: ["batch"] }),
      ]),
  });
  const { assetName, unnamedAsset } = detail;
  const waits = detail.status === "previewed" && (assetName ?? unnamedAsset) !== null;
  if (!waits || !may(system, "import.preview")) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    name.mutate(field(new FormData(event.currentTarget), "asset"));
  };
  return (
    <Alert
      variant="outline"
      color="gray"
      icon={<IconTag />}
      title={
        assetName === null ? "The file does not name its asset" : "The asset has the name that was given"
      }
    >
      <Text size="sm" maw={680}>
        {assetName === null
          ? `Its findings would stand on "${unnamedAsset ?? ""}", and the next file without a name would speak of the same asset. Name the repository, host or application that it is about.`
          : "Another name makes the preview anew."}
      </Text>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end" mt="sm">
          <TextInput
            name="asset"
            label="Name of the asset"
            required
            maxLength={300}
            defaultValue={assetName ?? ""}
            style={{ flex: "1 1 220px", maxWidth: 420 }}
          />
          <Button type="submit" variant="default" loading={name.isPending}>
            Use this name
          </Button>
        </Group>
        {name.isError && <FaultAlert error={name.error} />}
      </form>
    </Alert>
  );
};
