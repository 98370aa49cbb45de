import { Button, Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import {
  type FindingSource,
  type NewFinding,
  recordFinding,
  type RiskRating,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import classes from "../mappings/mappings.module.css";
import { SourceFields } from "../mappings/source-fields.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { AssetFields, type TypedAsset } from "./asset-fields.tsx";

const RATINGS: readonly { readonly value: RiskRating; readonly label: string }[] = [
  { value: "critical", label: "Critical" },
  { value: "high", label: "High" },
  { value: "moderate", label: "Moderate" },
  { value: "low", label: "Low" },
];

/** What a person found: it comes in as an import of its own, and so can be traced and undone like any other. */
export const AddFindingPage = () => {
  const system = useSystem();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [source, setSource] = useState<FindingSource>({});
  const [assets, setAssets] = useState<readonly TypedAsset[]>([{ kind: "host", identifier: "" }]);
  const add = useMutation({
    mutationFn: (body: NewFinding) => recordFinding({ path: { systemId: system.id }, body }),
    onSuccess: async ({ import: one, poamIds }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      const [poamId] = poamIds;
      if (poamId === undefined) {
        await navigate({
          to: "/systems/$systemId/imports/$importId",
          params: { systemId: system.id, importId: one.id },
        });
        return;
      }
      notifyDone(`Recorded in ${poamId}.`);
      await navigate({ to: "/systems/$systemId/items/$poamId", params: { systemId: system.id, poamId } });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate({ ...typed(new FormData(event.currentTarget)), source, assets: [...assets] });
  };

  return (
    <Page
      title="Add a finding"
      width="reading"
      above={
        <TextLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
          Imports
        </TextLink>
      }
    >
      {may(system, "import.apply") ? (
        <Section title="What was found">
          <form className={classes["form"]} onSubmit={submit}>
            <Text size="sm" maw={720}>
              For what an audit, a penetration test, an incident or your own assessment found. It enters the
              ledger as an import of its own and says nothing of any other finding. For a list, drop a table
              on the imports page.
            </Text>
            <SourceFields source={source} onChange={setSource} />
            <div className={classes["pair"]}>
              <TextInput
                name="sourceIdentifier"
                label="Number in the source"
                description="Empty: its name tells it apart."
                maxLength={200}
              />
              <TextInput
                name="foundOn"
                type="date"
                label="Date found"
                description="The day of original detection."
                required
              />
            </div>
            <TextInput name="name" label="Weakness name" required maxLength={500} />
            <Textarea
              name="description"
              label="Description"
              required
              autosize
              minRows={3}
              maxLength={20_000}
            />
            <div className={classes["pair"]}>
              <NativeSelect name="severity" label="Severity" defaultValue="moderate" data={[...RATINGS]} />
              <NativeSelect
                name="kind"
                label="Kind"
                data={[
                  { value: "vulnerability", label: "Vulnerability" },
                  { value: "configuration", label: "Configuration" },
                ]}
              />
            </div>
            <AssetFields assets={assets} onChange={setAssets} />
            <TextInput
              name="location"
              label="Location"
              description="Where on the assets, such as 443/tcp or a file. Empty: the whole of them."
              maxLength={500}
            />
            <div className={classes["pair"]}>
              <TextInput name="cves" label="CVEs" description="Several with commas." />
              <TextInput
                name="controls"
                label="Controls"
                description="Such as AC-2(1); several with commas."
              />
            </div>
            <Textarea name="solution" label="Solution" autosize minRows={2} maxLength={20_000} />
            <Textarea name="evidence" label="Evidence" autosize minRows={2} maxLength={20_000} />
            {add.isError && <FaultAlert error={add.error} />}
            <Group gap="xs">
              <Button type="submit" loading={add.isPending}>
                Record the finding
              </Button>
            </Group>
          </form>
        </Section>
      ) : (
        <Text>Adding a finding takes an owner or a contributor of the system.</Text>
      )}
    </Page>
  );
};

const typed = (form: FormData): Omit<NewFinding, "source" | "assets"> => ({
  foundOn: field(form, "foundOn"),
  kind: field(form, "kind") === "configuration" ? "configuration" : "vulnerability",
  sourceIdentifier: field(form, "sourceIdentifier") || null,
  name: field(form, "name"),
  description: field(form, "description"),
  severity: RATINGS.find(({ value }) => value === field(form, "severity"))?.value ?? "moderate",
  location: field(form, "location"),
  cves: list(field(form, "cves")),
  controls: list(field(form, "controls")),
  solution: field(form, "solution") || null,
  evidence: field(form, "evidence") || null,
});

const list = (text: string): string[] =>
  text
    .split(/[,;]+/)
    .map((part) => part.replaceAll(/\s+/g, ""))
    .filter((part) => part !== "");
