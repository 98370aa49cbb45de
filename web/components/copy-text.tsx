import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

type CopyTextProps = { readonly value: string; readonly what: string };

/** Copies a value. `what` names it for the button: "Copy SHA-256". */
export const CopyText = ({ value, what }: CopyTextProps) => (
  <CopyButton value={value} timeout={1500}>
    {({ copied, copy }) => (
      <Tooltip label={copied ? "Copied" : `Copy ${what}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          style={{ verticalAlign: "middle", marginBlock: -3 }}
          aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
          onClick={copy}
        >
          {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </ActionIcon>
      </Tooltip>
    )}
  </CopyButton>
);
