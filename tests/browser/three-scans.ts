import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, dateOfInstant } from "#domain/calendar.ts";
import { demoSeries } from "../../src/reports/generate/demo-series.ts";
import { milepost as command } from "../support/command-line.ts";
import type { RunningMilepost } from "./running-milepost.ts";

const DAYS_BACK = 95;

/**
 * Makes a system out of three monthly scans that end shortly before today, with nothing done about them, from the command
 * line. Before anybody signs in, so that the first administrator owns it.
 */
export const takeThreeScansIn = async ({ folder, data }: RunningMilepost, system: string): Promise<void> => {
  const scans = join(folder, "scans");
  await mkdir(scans);
  const paths: string[] = [];
  for (const report of demoSeries(addDays(dateOfInstant(new Date()), -DAYS_BACK))) {
    const path = join(scans, report.fileName);
    await writeFile(path, report.bytes());
    paths.push(path);
  }
  const create = ["system", "create", "--name", system, "--rulebook", "fedramp-rev5", "--impact", "moderate"];
  for (const words of [create, ["import", ...paths, "--system", system]]) {
    const { code, err } = await command(...words, ...data);
    assert.equal(code, 0, err);
  }
};
