import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { evidenceQuery } from "../evidence/queries.ts";
import { FieldGroup } from "./claim-fields.tsx";

type EvidenceChoiceProps = { readonly systemId: string; readonly poamId: string };

/** Which pieces of the item's evidence go with the request; nothing where the item has none. */
export const EvidenceChoice = ({ systemId, poamId }: EvidenceChoiceProps) => {
  const { data = [] } = useQuery(evidenceQuery(systemId, poamId));
  const pieces = data.filter(({ withdrawn }) => !withdrawn);
  return (
    pieces.length > 0 && (
      <FieldGroup title="Evidence on the item">
        {pieces.map(({ id, fileName, type, proves }) => (
          <Checkbox
            key={id}
            name="evidenceId"
            value={id}
            label={fileName ?? `Attestation: ${type ?? ""}`}
            description={proves}
          />
        ))}
      </FieldGroup>
    )
  );
};
