import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  parseMilestoneCell,
  parsePlanCell,
  printMilestoneCell,
  printPlanCell,
} from "#documents/fedramp-poam/milestone-cell.ts";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import type { Step } from "#documents/fedramp-poam/steps.ts";

const day = (text: string): CalendarDate => {
  const date = calendarDate(text);
  assert.ok(date !== null);
  return date;
};
const planned = (number: number, date: string | null, description: string): Step => ({
  number,
  kind: null,
  date: date === null ? null : day(date),
  description,
});

describe("milestone cells of 2.x", () => {
  it("reads the grammar with any separator and a line break in a description", () => {
    const cell = "(1) 2014/05/23: First step\n\n(2) 2014-06-12: Second \nstep\n(12) 6\\13\\2014 :third";
    assert.deepEqual(parseMilestoneCell(cell), {
      steps: [
        planned(1, "2014-05-23", "First step"),
        planned(2, "2014-06-12", "Second \nstep"),
        planned(12, "2014-06-13", "third"),
      ],
      unreadableDates: [],
      tidy: true,
    });
  });

  it("reads changes in any case, with Windows line ends and without blank lines", () => {
    const { steps } = parseMilestoneCell(
      "(2) UPDATE 2014-06-18 : Late\r\n(3) new 2014-06-13: More\r\n(2)complete 6/20/2014:Done",
    );
    assert.deepEqual(
      steps.map(({ number, kind, date, description }) => [number, kind, date, description]),
      [
        [2, "update", "2014-06-18", "Late"],
        [3, "new", "2014-06-13", "More"],
        [2, "complete", "2014-06-20", "Done"],
      ],
    );
  });

  it("keeps what it cannot read", () => {
    assert.deepEqual(parseMilestoneCell("(1) 13/13/2026: Impossible"), {
      steps: [planned(1, null, "13/13/2026: Impossible")],
      unreadableDates: ["13/13/2026"],
      tidy: true,
    });
    assert.deepEqual(parseMilestoneCell("Milestone 1: by spring\n(4) 2026-01-31: Real"), {
      steps: [planned(5, null, "Milestone 1: by spring"), planned(4, "2026-01-31", "Real")],
      unreadableDates: [],
      tidy: false,
    });
    assert.deepEqual(parseMilestoneCell("").steps, []);
  });

  it("prints with a blank line between, as the template asks", () => {
    const steps = [planned(1, "2026-01-31", "One"), planned(2, null, "Two")];
    assert.deepEqual(printMilestoneCell(steps), {
      text: "(1) 2026-01-31: One\n\n(2) undated: Two",
      exact: true,
    });
    const change: Step = { number: 2, kind: "update", date: day("2026-02-01"), description: "Late" };
    assert.equal(printMilestoneCell([change]).text, "(2) Update 2026-02-01 : Late");
  });

  it("says when a description would read as another milestone, and writes it on one line", () => {
    const { text, exact } = printMilestoneCell([planned(1, "2026-01-31", "One\n(2) 2026-02-01: not a step")]);
    assert.equal(exact, false);
    assert.deepEqual(parseMilestoneCell(text).steps, [
      planned(1, "2026-01-31", "One (2) 2026-02-01: not a step"),
    ]);
  });

  it("takes linear time over a long hostile cell", () => {
    const cell = "(1".repeat(100_000) + "\n(1) ".repeat(50_000) + " ".repeat(100_000);
    assert.ok(parseMilestoneCell(cell).steps.length <= 1);
  });
});

describe("remediation plans of 3.0", () => {
  it("holds the milestones after the plan", () => {
    const steps: readonly Step[] = [
      planned(1, "2026-01-31", "Stage"),
      { number: 1, kind: "complete", date: day("2026-01-30"), description: "Staged" },
    ];
    const { text, exact } = printPlanCell("Patch the servers.", steps);
    assert.equal(text, "Patch the servers.\n\n1) 2026-01-31: Stage\n1) Complete 2026-01-30: Staged");
    assert.equal(exact, true);
    assert.deepEqual(parsePlanCell(text), { plan: "Patch the servers.", steps, unreadableDates: [] });
  });

  it("leaves a numbered list without dates in the plan", () => {
    const cell = "Planned milestones are:\n1) Order\n2) Build\n3) …";
    assert.deepEqual(parsePlanCell(cell), { plan: cell, steps: [], unreadableDates: [] });
  });

  it("says when the plan itself reads as a milestone", () => {
    assert.equal(printPlanCell("1) 2026-01-31: my plan", []).exact, false);
  });
});
