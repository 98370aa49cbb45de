import { NativeSelect, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import type { ClaimType } from "../../api/api.generated.ts";
import { riskWord } from "../../components/risk-mark.tsx";
import classes from "./deviations.module.css";

const RATINGS = ["critical", "high", "moderate", "low"] as const;

type FieldGroupProps = { readonly title: string; readonly children: ReactNode };

/** A part of the form under its own name. */
export const FieldGroup = ({ title, children }: FieldGroupProps) => (
  <fieldset className={classes["group"]}>
    <legend>{title}</legend>
    {children}
  </fieldset>
);

type RatingSelectProps = { readonly name: string; readonly label: string };

export const RatingSelect = ({ name, label }: RatingSelectProps) => (
  <NativeSelect
    name={name}
    label={label}
    required
    defaultValue=""
    data={[
      { value: "", label: "Choose" },
      ...RATINGS.map((rating) => ({ value: rating, label: riskWord(rating) })),
    ]}
  />
);

export const Attachments = ({ name }: { readonly name: string }) => (
  <Textarea
    name={name}
    label="Attachments"
    description="Names of the documents that go along, one per line."
    autosize
    minRows={1}
    maxRows={6}
  />
);

type TextFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly defaultValue?: string;
};

const LongText = ({ name, label, description, defaultValue }: TextFieldProps) => (
  <Textarea
    name={name}
    label={label}
    description={description}
    defaultValue={defaultValue ?? ""}
    required
    autosize
    minRows={2}
    maxRows={12}
    maxLength={10_000}
  />
);

type ClaimFieldsProps = {
  readonly type: ClaimType;
  /** Evidence of a false positive that is known already, as from a statement. */
  readonly evidence?: string;
  /** The fields of a risk reduction, which differ between an item and a standing deviation. */
  readonly reduction: ReactNode;
};

/** The parts of the form that the type needs. */
export const ClaimFields = ({ type, evidence, reduction }: ClaimFieldsProps) => (
  <>
    {type === "false positive" && (
      <FieldGroup title="False positive">
        <LongText
          name="evidence"
          label="Evidence"
          description="What shows that the weakness is not there."
          {...(evidence === undefined ? {} : { defaultValue: evidence })}
        />
        <Attachments name="falsePositiveAttachments" />
      </FieldGroup>
    )}
    {type.startsWith("operational requirement") && (
      <FieldGroup title="Operational requirement">
        <LongText
          name="impactStatement"
          label="Operational impact"
          description="What would stop working if the weakness were mended."
        />
        <LongText name="justification" label="Justification" />
        <Attachments name="operationalAttachments" />
      </FieldGroup>
    )}
    {type.endsWith("risk adjustment") && reduction}
    {type === "risk acceptance" && (
      <FieldGroup title="Risk that remains">
        <RatingSelect name="residualRiskRating" label="Residual risk rating" />
        <Attachments name="acceptanceAttachments" />
      </FieldGroup>
    )}
  </>
);
