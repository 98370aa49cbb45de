import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type Cmmc, changeCmmcAssessment } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { KIND_WORDS } from "./cmmc-words.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

type FactsDialogProps = { readonly systemId: string; readonly cmmc: Cmmc };

const SCOPES = ["enterprise", "enclave", "contracts"] as const;

/** What SPRS and eMASS ask about the assessment as a whole. */
export const FactsDialog = ({ systemId, cmmc }: FactsDialogProps) => {
  const { assessment, kinds, level } = cmmc;
  const save = (form: FormData): Promise<Cmmc> => {
    const text = (name: string): string | null => field(form, name) || null;
    const kind = kinds.find((known) => known === field(form, "kind"));
    return changeCmmcAssessment({
      path: { systemId, level: levelText(level) },
      body: {
        version: assessment?.version ?? null,
        ...(kind === undefined ? {} : { kind }),
        assessedOn: text("assessedOn"),
        assessor: text("assessor"),
        uid: text("uid"),
        scope: SCOPES.find((known) => known === field(form, "scope")) ?? null,
        scopeDescription: text("scopeDescription"),
        cageCodes: field(form, "cageCodes")
          .split(/[\s,;]+/)
          .filter((code) => code !== ""),
        sspName: text("sspName"),
        sspVersion: text("sspVersion"),
        sspDate: text("sspDate"),
        ...(level === 3 ? { level2Uid: text("level2Uid"), level2StatusDate: text("level2StatusDate") } : {}),
      },
    });
  };
  return (
    <FormDialog
      systemId={systemId}
      open="Edit"
      label="Edit the assessment"
      title="The assessment"
      action="Save"
      done="The assessment is saved."
      onSubmit={save}
    >
      <NativeSelect
        name="kind"
        label="Who assesses"
        defaultValue={assessment?.kind ?? kinds[0]}
        data={kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      />
      <TextInput
        name="assessedOn"
        label="Assessed on"
        type="date"
        defaultValue={assessment?.assessedOn ?? ""}
      />
      <TextInput name="assessor" label="Assessor" maxLength={300} defaultValue={assessment?.assessor ?? ""} />
      <TextInput
        name="uid"
        label="Unique identifier"
        description="As SPRS or eMASS gave it."
        maxLength={100}
        defaultValue={assessment?.uid ?? ""}
      />
      <NativeSelect
        name="scope"
        label="Scope"
        defaultValue={assessment?.scope ?? ""}
        data={[
          { value: "", label: "Not given" },
          { value: "enterprise", label: "Enterprise" },
          { value: "enclave", label: "Enclave" },
          { value: "contracts", label: "Contracts" },
        ]}
      />
      <Textarea
        name="scopeDescription"
        label="What is in scope"
        autosize
        minRows={2}
        maxLength={10_000}
        defaultValue={assessment?.scopeDescription ?? ""}
      />
      <TextInput
        name="cageCodes"
        label="CAGE codes"
        description="Separated by commas."
        defaultValue={assessment?.cageCodes.join(", ") ?? ""}
      />
      <TextInput
        name="sspName"
        label="System security plan"
        maxLength={300}
        defaultValue={assessment?.sspName ?? ""}
      />
      <TextInput
        name="sspVersion"
        label="Its version"
        maxLength={100}
        defaultValue={assessment?.sspVersion ?? ""}
      />
      <TextInput name="sspDate" label="Its date" type="date" defaultValue={assessment?.sspDate ?? ""} />
      {level === 3 && (
        <>
          <TextInput
            name="level2Uid"
            label="Identifier of the Final Level 2 (C3PAO)"
            description="With the highest score, on the same scope."
            maxLength={100}
            defaultValue={assessment?.level2Uid ?? ""}
          />
          <TextInput
            name="level2StatusDate"
            label="Its status date"
            type="date"
            defaultValue={assessment?.level2StatusDate ?? ""}
          />
        </>
      )}
    </FormDialog>
  );
};
