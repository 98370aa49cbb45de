import { NativeSelect, NumberInput, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { ScoreQuestion } from "../../api/api.generated.ts";
import { sentence } from "../../components/words.ts";
import { Attachments, FieldGroup, RatingSelect } from "./claim-fields.tsx";
import { LEVEL_WORDS, METRIC_WORDS, versionOf } from "./deviation-words.ts";
import classes from "./deviations.module.css";

type ReductionFieldsProps = {
  /** What stands in the form now: an explanation is asked for where a metric is another one. */
  readonly question: ScoreQuestion;
  /** Whether the detector gives a CVSS vector to start from. */
  readonly hasVector: boolean;
  /** That vector; null where there is none, or one for each item. */
  readonly detected: string | null;
  /** The score as it is computed from the form. */
  readonly score?: ReactNode;
};

/** Why the risk is another one here: requested rating, modified metrics with explanations, remediation level. */
export const ReductionFields = ({ question, hasVector, detected, score }: ReductionFieldsProps) => {
  const version = versionOf(question.baseVector ?? detected);
  return (
    <FieldGroup title="Risk reduction">
      <div className={classes["pair"]}>
        <RatingSelect name="requestedRating" label="Requested risk rating" />
        {!hasVector && (
          <NumberInput
            name="enteredScore"
            label="Adjusted CVSS score"
            description="Only where none can be computed."
            min={0}
            max={10}
            step={0.1}
            decimalScale={1}
          />
        )}
      </div>
      <TextInput
        name="baseVector"
        label="CVSS vector"
        description={
          hasVector
            ? "Empty takes the detector's."
            : "The detector gives none. Enter one of any version to have the score computed."
        }
        maxLength={400}
      />
      <Text size="sm" c="dimmed">
        Change what is another way in this system, and say why.
      </Text>
      <div className={classes["metrics"]}>
        {METRIC_WORDS[version].map(({ name, label, values }) => (
          <div key={`${version} ${name}`} className={classes["metric"]}>
            <NativeSelect
              name={name}
              label={label}
              defaultValue=""
              data={[{ value: "", label: "As it is" }, ...values]}
            />
            {question.modified[name] !== undefined && (
              <TextInput
                name={`${name} explanation`}
                label={`Why: ${label.toLowerCase()}`}
                required
                maxLength={10_000}
              />
            )}
          </div>
        ))}
        <div className={classes["metric"]}>
          <NativeSelect
            name="remediationLevel"
            label="Remediation level"
            {...(version === "4" ? { description: "CVSS 4.0 has none, so the score stays." } : {})}
            defaultValue=""
            data={[
              { value: "", label: "Not said" },
              ...LEVEL_WORDS.map((level) => ({ value: level, label: sentence(level) })),
            ]}
          />
          {question.remediationLevel !== null && (
            <TextInput
              name="remediationExplanation"
              label="Why: remediation level"
              required
              maxLength={10_000}
            />
          )}
        </div>
      </div>
      {score}
      <Attachments name="reductionAttachments" />
    </FieldGroup>
  );
};
