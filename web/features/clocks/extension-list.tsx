import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { decideExtension, type Extension, type Item, type System } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ReasonForm } from "../../components/reason-form.tsx";
import { sentence } from "../../components/words.ts";
import classes from "../item/item.module.css";
import { may } from "../systems/queries.ts";
import { extensionsQuery, forgetDates } from "./queries.ts";

type ExtensionListProps = { readonly system: System; readonly item: Item };
type Decision = "approve" | "reject" | "withdraw";

/** Every later date that was asked for, with who decided and why. */
export const ExtensionList = ({ system, item }: ExtensionListProps) => {
  const { data: extensions = [] } = useQuery(extensionsQuery(system.id, item.poamId));
  if (extensions.length === 0) return null;
  return (
    <div className={classes["why"]}>
      <Text size="sm" fw={550}>
        Extensions
      </Text>
      <ul className={classes["steps"]} aria-label="Extensions">
        {extensions.map((extension) => (
          <li key={extension.id}>
            <div className={classes["stephead"]}>
              <b>
                <DayText day={extension.from} /> → <DayText day={extension.to} />
              </b>
              <span>{sentence(extension.status)}</span>
            </div>
            <div className={classes["because"]}>
              {extension.requestedBy}: {extension.reason}
            </div>
            {extension.decidedBy !== null && (
              <div className={classes["because"]}>
                {extension.decidedBy}: {extension.decisionReason}
              </div>
            )}
            {extension.status === "pending" && <Decide system={system} extension={extension} />}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Decide = ({ system, extension }: { readonly system: System; readonly extension: Extension }) => {
  const [decision, setDecision] = useState<Decision | null>(null);
  const queryClient = useQueryClient();
  const decide = useMutation({
    mutationFn: (body: { readonly decision: Decision; readonly reason: string }) =>
      decideExtension({ path: { systemId: system.id, extensionId: extension.id }, body }),
    onSuccess: async () => {
      await forgetDates(queryClient, system.id);
      notifyDone("The extension is decided.");
    },
  });
  const offered: readonly Decision[] = extension.mine
    ? ["withdraw"]
    : may(system, "item.approve-closure")
      ? ["approve", "reject"]
      : [];
  if (decision !== null)
    return (
      <ReasonForm
        action={`${sentence(decision)} the extension`}
        pending={decide.isPending}
        error={decide.error}
        beside={
          <Button variant="default" onClick={() => setDecision(null)}>
            Cancel
          </Button>
        }
        onReason={(reason) => decide.mutate({ decision, reason })}
      />
    );
  return (
    <Group gap="xs" mt={6}>
      {offered.map((each) => (
        <Button key={each} size="compact-sm" variant="default" onClick={() => setDecision(each)}>
          {sentence(each)}
        </Button>
      ))}
    </Group>
  );
};
