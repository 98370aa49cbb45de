import { Button, FileButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconTableImport } from "@tabler/icons-react";
import { useRef } from "react";
import { type CmmcLevel, importCmmcResults } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { notifyDone, notifyFault } from "../../components/fault.ts";
import { levelText, useCmmcChanged } from "./queries.ts";

type ImportResultsProps = { readonly systemId: string; readonly level: CmmcLevel };

/** Takes the results of a table in, all of them or none. */
export const ImportResults = ({ systemId, level }: ImportResultsProps) => {
  const changed = useCmmcChanged(systemId);
  const reset = useRef<() => void>(null);
  const take = useMutation({
    mutationFn: async (file: File) =>
      importCmmcResults({ path: { systemId, level: levelText(level) }, body: { text: await file.text() } }),
    onSuccess: async ({ recorded, unchanged, cmmc }) => {
      await changed(cmmc);
      notifyDone(`${counted(recorded, "result")} recorded, ${unchanged} as they were.`);
    },
    onError: notifyFault,
    onSettled: () => reset.current?.(),
  });
  return (
    <FileButton
      accept=".csv,.tsv,.txt,.json"
      resetRef={reset}
      onChange={(file) => {
        if (file !== null) take.mutate(file);
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={take.isPending}
          leftSection={<IconTableImport size={16} aria-hidden="true" />}
          title="CSV or JSON with the columns id, result, note and evidence"
        >
          Import results
        </Button>
      )}
    </FileButton>
  );
};
