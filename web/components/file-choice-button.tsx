import { Button, FileButton } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";

type FileChoiceButtonProps = {
  /** The endings that the file dialog offers: ".json". */
  readonly accept: string;
  readonly pending: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
};

/** Asks for a file and hands it on. The same file can be chosen again, for it may have been put right since. */
export const FileChoiceButton = ({ accept, pending, onFile, children }: FileChoiceButtonProps) => {
  const reset = useRef<() => void>(null);
  const take = (file: File | null): void => {
    if (file === null) return;
    onFile(file);
    reset.current?.();
  };
  return (
    <FileButton accept={accept} onChange={take} resetRef={reset}>
      {(props) => (
        <Button
          {...props}
          size="compact-sm"
          variant="default"
          loading={pending}
          leftSection={<IconUpload size={15} aria-hidden="true" />}
        >
          {children}
        </Button>
      )}
    </FileButton>
  );
};
