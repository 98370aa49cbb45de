import { Checkbox } from "@mantine/core";
import type { Milestone } from "../../api/api.generated.ts";
import { numberIn } from "./milestone-words.ts";

type NeedsChoiceProps = {
  readonly poamId: string;
  /** What can come first: milestones of the item that are not done. */
  readonly among: readonly Milestone[];
  readonly chosen: readonly string[];
};

/** Which milestones have to be done before another begins. */
export const NeedsChoice = ({ poamId, among, chosen }: NeedsChoiceProps) =>
  among.length > 0 && (
    <Checkbox.Group label="Begins when these are done" defaultValue={[...chosen]}>
      {among.map((milestone) => (
        <Checkbox
          key={milestone.id}
          mt={6}
          name={`needs ${milestone.id}`}
          value={milestone.id}
          label={`${numberIn(milestone, poamId)}. ${milestone.description.slice(0, 120)}`}
        />
      ))}
    </Checkbox.Group>
  );

/** The ids that were chosen of those that could be. */
export const chosenNeeds = (form: FormData, among: readonly Milestone[]): string[] =>
  among.filter(({ id }) => form.has(`needs ${id}`)).map(({ id }) => id);
