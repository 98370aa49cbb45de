import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId } from "react";
import type { Finding } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import type { RawRecordAt } from "../../components/raw-record-drawer.tsx";
import { FindingStatusMark } from "../../components/state-mark.tsx";
import { UNPROVEN_WORDS } from "../../components/words.ts";
import classes from "./item.module.css";
import { BecauseNote } from "./because-note.tsx";
import { FindingPlace, placeOf } from "./finding-place.tsx";
import { SightingTable } from "./sighting-table.tsx";

type FindingRowProps = {
  readonly systemId: string;
  readonly finding: Finding;
  /** Null where the person may not read raw records. */
  readonly onRecord: ((at: RawRecordAt) => void) | null;
};

/** One finding, and under it, on demand, every record that showed it. */
export const FindingRow = ({ systemId, finding, onRecord }: FindingRowProps) => {
  const [open, fold] = useDisclosure(false);
  const id = useId();
  return (
    <>
      <tr>
        <th scope="row" style={{ minWidth: 170 }}>
          {finding.asset}
          {finding.ip !== null && finding.ip !== finding.asset && (
            <Text size="xs" c="dimmed" fw={400}>
              {finding.ip}
            </Text>
          )}
        </th>
        <td data-label="Location">{placeOf(finding) !== null && <FindingPlace finding={finding} />}</td>
        <td data-label="Status">
          <div>
            <FindingStatusMark status={finding.status} />
            {finding.reason !== null && (
              <Text size="xs" c="dimmed">
                {UNPROVEN_WORDS[finding.reason]}
              </Text>
            )}
          </div>
        </td>
        <td data-label="First seen">
          <DayText day={finding.firstSeen} />
        </td>
        <td data-label="Last seen">
          <DayText day={finding.lastSeen} />
        </td>
        <td data-label="Fixed on">{finding.fixedOn !== null && <DayText day={finding.fixedOn} />}</td>
        <td data-label="Sightings">
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            aria-controls={id}
            aria-label={`${count(finding.sightings)} sightings on ${finding.asset} ${finding.location}`}
            rightSection={
              open ? (
                <IconChevronDown size={13} aria-hidden="true" />
              ) : (
                <IconChevronRight size={13} aria-hidden="true" />
              )
            }
            onClick={fold.toggle}
          >
            {count(finding.sightings)}
          </Button>
        </td>
      </tr>
      <tr id={id} hidden={!open}>
        {open && (
          <td colSpan={7} style={{ padding: 0 }}>
            <div className={classes["sightings"]}>
              <BecauseNote systemId={systemId} finding={finding} />
              <SightingTable systemId={systemId} finding={finding} onRecord={onRecord} />
            </div>
          </td>
        )}
      </tr>
    </>
  );
};
