import { Button, Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import type { FindingSource, NewFinding, RiskRating } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import classes from "../mappings/mappings.module.css";
import { SourceFields } from "../mappings/source-fields.tsx";
import { AssetFields, type TypedAsset } from "./asset-fields.tsx";

const RATINGS: readonly { readonly value: RiskRating; readonly label: string }[] = [
  { value: "critical", label: "Critical" },
  { value: "high", label: "High" },
  { value: "moderate", label: "Moderate" },
  { value: "low", label: "Low" },
];

const ONE_ASSET: readonly TypedAsset[] = [{ kind: "host", identifier: "" }];

type FindingFormProps = {
  /** A draft that is completed. */
  readonly initial?: NewFinding;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSave: (finding: NewFinding) => void;
};

/** A finding as a person types it; it can be left as a draft. */
export const FindingForm = ({ initial, pending, error, onSave }: FindingFormProps) => {
  const [source, setSource] = useState<FindingSource>(initial?.source ?? {});
  const [assets, setAssets] = useState<readonly TypedAsset[]>(
    initial === undefined || initial.assets.length === 0 ? ONE_ASSET : initial.assets,
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    const draft = submitter instanceof HTMLButtonElement && submitter.name === "draft";
    const named = assets.filter(({ identifier }) => !draft || identifier.trim() !== "");
    onSave({
      ...typed(new FormData(event.currentTarget)),
      source,
      assets: [...named],
      ...(draft ? { draft } : {}),
    });
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <SourceFields source={source} onChange={setSource} />
      <div className={classes["pair"]}>
        <TextInput
          name="sourceIdentifier"
          defaultValue={initial?.sourceIdentifier ?? ""}
          label="Number in the source"
          description="Empty: its name tells it apart."
          maxLength={200}
        />
        <TextInput
          name="foundOn"
          defaultValue={initial?.foundOn}
          type="date"
          label="Date found"
          description="The day of original detection."
          required
        />
      </div>
      <TextInput name="name" defaultValue={initial?.name} label="Weakness name" required maxLength={500} />
      <Textarea
        name="description"
        defaultValue={initial?.description}
        label="Description"
        required
        autosize
        minRows={3}
        maxLength={20_000}
      />
      <div className={classes["pair"]}>
        <NativeSelect
          name="severity"
          label="Severity"
          defaultValue={initial?.severity ?? "moderate"}
          data={[...RATINGS]}
        />
        <NativeSelect
          name="kind"
          defaultValue={initial?.kind ?? "vulnerability"}
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
        defaultValue={initial?.location}
        label="Location"
        description="Where on the assets, such as 443/tcp or a file. Empty: the whole of them."
        maxLength={500}
      />
      <div className={classes["pair"]}>
        <TextInput
          name="cves"
          defaultValue={initial?.cves.join(", ")}
          label="CVEs"
          description="Several with commas."
        />
        <TextInput
          name="controls"
          defaultValue={initial?.controls.join(", ")}
          label="Controls"
          description="Such as AC-2(1); several with commas."
        />
      </div>
      <Textarea
        name="solution"
        defaultValue={initial?.solution ?? ""}
        label="Solution"
        autosize
        minRows={2}
        maxLength={20_000}
      />
      <Textarea
        name="evidence"
        defaultValue={initial?.evidence ?? ""}
        label="Evidence"
        autosize
        minRows={2}
        maxLength={20_000}
      />
      {error !== null && <FaultAlert error={error} />}
      <Group gap="xs">
        <Button type="submit" loading={pending}>
          Record the finding
        </Button>
        <Button type="submit" variant="default" name="draft" value="draft" formNoValidate disabled={pending}>
          Save as draft
        </Button>
      </Group>
      <Text size="sm" c="dimmed" maw={720}>
        A draft may lack its description and its assets, never its source. It has a number and stands in no
        document until it is complete and somebody opens it.
      </Text>
    </form>
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
