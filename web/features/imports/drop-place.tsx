import { Button, FileButton, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import classes from "./imports.module.css";

type DropPlaceProps = { readonly onFiles: (files: readonly File[]) => void };

/** A button for the keyboard and the hand; the whole page takes what is dropped on it. */
export const DropPlace = ({ onFiles }: DropPlaceProps) => (
  <div className={classes["drop"]}>
    <IconFileImport size={26} stroke={1.5} aria-hidden="true" className={classes["dropicon"]} />
    <div className={classes["droptext"]}>
      <Text fw={550}>Drop scanner or assessor files anywhere on this page</Text>
      <Text size="sm" c="dimmed">
        You see what a file would change before anything enters the ledger. Several files, or an archive, are
        reviewed together.
      </Text>
    </div>
    <FileButton multiple onChange={(files) => onFiles(files)}>
      {(props) => (
        <Button {...props} variant="filled">
          Choose files
        </Button>
      )}
    </FileButton>
    <Dropzone.FullScreen
      active
      onDrop={(files) => onFiles(files)}

      withinPortal={false}
      inputProps={{ "aria-hidden": true }}
    >
      <div className={classes["full"]}>
        <IconFileImport size={40} stroke={1.5} aria-hidden="true" />
        <Text size="xl" fw={600}>
          Drop to make a preview
        </Text>
        <Text c="dimmed">The ledger stays as it is until you apply it.</Text>
      </div>
    </Dropzone.FullScreen>
  </div>
);
