import { Text } from "@mantine/core";
import type { Finding } from "../../api/api.generated.ts";
import { TextLink } from "../../components/links.tsx";

const RULES: Readonly<Record<NonNullable<Finding["because"]>["rule"], string>> = {
  weakness: "it shows this item's weakness",
  cve: "it shows this item's CVE",
  fix: "the same fix mends it",
  configuration: "all configuration findings stand in one item",
  correlated: "another tool sees the same CVE on this asset",
  manual: "a person recorded it",
};

type BecauseNoteProps = { readonly systemId: string; readonly finding: Finding };

/** Why the finding stands in this item: rule, key, and the import that decided. */
export const BecauseNote = ({ systemId, finding }: BecauseNoteProps) => {
  const { because } = finding;
  return (
    <Text size="sm" mb={8}>
      {because === null ? (
        "It stands in this item since before reasons were kept."
      ) : (
        <>
          In this item because {RULES[because.rule]} (<code>{because.key}</code>)
          {because.returnedFrom !== undefined && "; it came back after an earlier item was closed"}
          {because.importId !== null && (
            <>
              , decided by{" "}
              <TextLink
                to="/systems/$systemId/imports/$importId"
                params={{ systemId, importId: because.importId }}
                underline="always"
              >
                this import
              </TextLink>
            </>
          )}
          .
        </>
      )}
    </Text>
  );
};
