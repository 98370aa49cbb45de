import type { ImportCounts } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import classes from "./diff.module.css";

const PARTS = [
  { key: "opened", name: "opened" },
  { key: "returned", name: "returned" },
  { key: "seenAgain", name: "seen again" },
  { key: "duplicates", name: "duplicate" },
  { key: "informational", name: "informational" },
  { key: "setAside", name: "set aside" },
] as const;

/** Every record is accounted for: 321 records = 78 opened + 0 returned + … */
export const SumLine = ({ counts }: { readonly counts: ImportCounts }) => (
  <p className={classes["sum"]} aria-label="Sum of records">
    <strong>
      {count(counts.records)} {counts.records === 1 ? "record" : "records"}
    </strong>{" "}
    ={" "}
    {PARTS.map(({ key, name }, index) => (
      <span key={key} data-nought={counts[key] === 0 || undefined}>
        {index > 0 && "+ "}
        <b>{count(counts[key])}</b> {name}{" "}
      </span>
    ))}
    {gapOf(counts) !== 0 && (
      <strong role="alert">
        {count(Math.abs(gapOf(counts)))} {gapOf(counts) > 0 ? "records are not accounted for" : "too many"}.
        Tell your administrator.
      </strong>
    )}
  </p>
);

/** Records that no part of the sum accounts for; never anything but 0, and said aloud if it ever is. */
const gapOf = (counts: ImportCounts): number =>
  PARTS.reduce((left, { key }) => left - counts[key], counts.records);
