import { Button, Progress, Text } from "@mantine/core";
import { bytes } from "../../components/format.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Section } from "../../components/section.tsx";
import classes from "./imports.module.css";
import type { Upload } from "./use-uploads.ts";

type UploadListProps = { readonly uploads: readonly Upload[]; readonly onDrop: (key: string) => void };

/** Files that are being sent, with a way to stop each. */
export const UploadList = ({ uploads, onDrop }: UploadListProps) => {
  if (uploads.length === 0) return null;
  return (
    <Section title="Sending">
      <ul className={classes["uploads"]}>
        {uploads.map((upload) => (
          <li key={upload.key}>
            <div className={classes["uploadhead"]}>
              <span>
                {upload.fileName}{" "}
                <Text span size="sm" c="dimmed" className="tabular">
                  {upload.sent === 0 ? bytes(upload.size) : `${bytes(upload.sent)} of ${bytes(upload.size)}`}
                  {upload.waiting && " · the connection was lost, it goes on by itself"}
                </Text>
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${upload.error === null ? "Cancel" : "Dismiss"} ${upload.fileName}`}
                onClick={() => onDrop(upload.key)}
              >
                {upload.error === null ? "Cancel" : "Dismiss"}
              </Button>
            </div>
            {upload.error === null ? (
              <Progress
                mt={6}
                size="sm"
                value={upload.size === 0 ? 0 : (upload.sent / upload.size) * 100}
                aria-label={`Sent of ${upload.fileName}`}
              />
            ) : (
              <div style={{ marginTop: 8 }}>
                <FaultAlert error={upload.error} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
