import { isBlank, troubleIf, type ItemCheck } from "./readiness-check.ts";
import { weaknessKey } from "./readiness-context.ts";

/**
 * How controls, requirements and assessment procedures are written: SP 800-53 (`AC-2(1)`; `ac-2.1` in OSCAL; `AC-2.1`, a procedure of `AC-2`), SP 800-171 (`3.1.1`,
 * `03.01.01`, with `e` for 800-172), CMMC (`AC.L2-3.1.1`), CCI (`CCI-000366`).
 */
const CONTROL =
  /^(?:[A-Z]{2}-\d{1,2}(?: ?\(\d{1,2}\)| ?\([a-z]\)|[a-z])*(?:\.\d{1,2})?|0?3\.\d{1,2}\.\d{1,2}e?|[A-Z]{2}\.L[1-3]-(?:b\.1\.[ivx]+|3\.\d{1,2}\.\d{1,2}e?)|CCI-\d{6})$/i;

export const SOURCE_CHECKS: readonly ItemCheck[] = [
  {
    id: "source-missing",
    level: "error",
    explanation:
      "The item does not say where the weakness was found: no detector source. It is the first thing an auditor asks, and an item that cannot answer is sent back.",
    fix: "Name the scanner, the assessment or the report that found the weakness.",
    check: ({ detectorSource }) =>
      troubleIf(isBlank(detectorSource), "detectorSource", "There is no detector source."),
  },
  {
    id: "source-identifier-missing",
    level: "warning",
    explanation:
      "The detector source is named, but not what it calls the weakness, so that nobody finds the record again.",
    fix: "Give the scanner's own id of the weakness (plugin, rule, CVE), or the number of the finding in its report.",
    check: ({ detectorSource, sourceIdentifier }) =>
      troubleIf(
        !isBlank(detectorSource) && isBlank(sourceIdentifier),
        "sourceIdentifier",
        `What ${detectorSource.trim().slice(0, 60)} calls the weakness is not said.`,
      ),
  },
  {
    id: "poam-id-missing",
    level: "error",
    explanation: "The item has no POA&M id, so that nobody can refer to it.",
    fix: "Give the item a number that was never used before.",
    check: ({ poamId }) => troubleIf(isBlank(poamId), "poamId", "There is no POA&M id."),
  },
  {
    id: "poam-id-repeated",
    level: "error",
    explanation:
      "Two items have one POA&M id. Numbers are never used again: whoever refers to it means one of them.",
    fix: "Give the later item a number of its own.",
    check: ({ poamId }, { timesGiven }) => {
      const times = timesGiven.get(poamId.trim().toLowerCase()) ?? 0;
      return troubleIf(!isBlank(poamId) && times > 1, "poamId", `${times} items are called ${poamId}.`);
    },
  },
  {
    id: "weakness-repeated",
    level: "warning",
    explanation: "Several open items are of the same weakness of the same detector source.",
    fix: "Keep the oldest item, put the assets of the others into it, and close those with a reference to it.",
    check: (item, { openByWeakness }) => {
      const key = item.closed ? null : weaknessKey(item);
      const sharing = key === null ? [] : (openByWeakness.get(key) ?? []);
      const others = sharing.filter((id) => id !== item.poamId).slice(0, 5);
      return troubleIf(
        sharing.length > 1,
        "sourceIdentifier",
        `${item.sourceIdentifier} stands in ${sharing.length} open items: also ${others.join(", ")}.`,
      );
    },
  },
  {
    id: "controls-missing",
    level: "error",
    explanation: "The item names no control, so that it cannot be put beside the system's security plan.",
    fix: "Name the controls that the weakness touches, such as RA-5 for a missing update or CM-6 for a setting.",
    check: ({ controls }) => troubleIf(controls.length === 0, "controls", "No control is named."),
  },
  {
    id: "control-form",
    level: "warning",
    explanation:
      "A control is written in no form that is known: SP 800-53, SP 800-171, SP 800-172, CMMC or CCI.",
    fix: "Write it as its catalog does, such as AC-2(1), 3.1.1, AC.L2-3.1.1 or CCI-000366; one each.",
    check: ({ controls }) => {
      const odd = controls.filter((control) => !CONTROL.test(control.trim())).map((c) => c.slice(0, 40));
      return troubleIf(odd.length > 0, "controls", `Not known as a control: ${odd.slice(0, 5).join(", ")}.`);
    },
  },
  {
    id: "asset-missing",
    level: "error",
    explanation: "No asset is named: nobody knows what to fix, and no scan can show that it is fixed.",
    fix: "Name every host, image, repository or application that has the weakness, as the inventory does.",
    check: ({ assetIdentifiers }) =>
      troubleIf(assetIdentifiers.every(isBlank), "assetIdentifiers", "No asset is named."),
  },
  {
    id: "asset-not-in-inventory",
    level: "warning",
    explanation:
      "An asset of the item does not stand in the inventory. It is judged only where an inventory is known.",
    fix: "Declare the asset, or write its name as the inventory does.",
    check: ({ assetIdentifiers }, { inventory }) => {
      if (inventory === null) return [];
      const unknown = assetIdentifiers.filter((name) => !inventory.has(name.trim().toLowerCase()));
      return troubleIf(
        unknown.length > 0,
        "assetIdentifiers",
        `${unknown.length} of ${assetIdentifiers.length} assets are not in the inventory: ${unknown.slice(0, 5).join(", ")}.`,
      );
    },
  },
  {
    id: "owner-missing",
    level: "error",
    explanation: "Nobody is named who answers for the item.",
    fix: "Name the person or the role that drives the item to its end.",
    check: ({ pointOfContact, closed }) =>
      troubleIf(!closed && isBlank(pointOfContact), "pointOfContact", "There is no point of contact."),
  },
];
