import type { Command } from "commander";
import { recordVendorEvent, type VendorEvent } from "#app/clock/vendor-dependency.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { printJson, printLines } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type DatedOptions = SystemOptions & { readonly on: string; readonly answer?: string };
type OpenOptions = DatedOptions & { readonly product: string; readonly vendor?: string };

/** Fixes of vendors that items wait for, and what the vendors said. */
export const vendorCommands = (program: Command, open: OpenApp): void => {
  const vendor = program.command("vendor").description("fixes of vendors that items wait for");
  const recorded = (poamId: string, options: DatedOptions, event: () => VendorEvent) =>
    withApp(open, options, async (app) => {
      const { id: systemId } = await resolveSystem(app, operator(), options.system);
      const present = await recordVendorEvent(app, operator(), { systemId, poamId }, event());
      if (options.json) return printJson(present);
      printLines([`Recorded for ${poamId}.`]);
    });
  ofSystem(vendor.command("open <item>"))
    .description("the item depends on a vendor's fix")
    .requiredOption("--product <name>", "the product that waits for the fix")
    .option("--vendor <name>", "who makes it")
    .requiredOption("--on <day>", "since when")
    .action((poamId: string, options: OpenOptions) =>
      recorded(poamId, options, () => ({
        event: "open",
        product: options.product,
        vendor: options.vendor ?? null,
        on: requireDay(options.on, "--on"),
      })),
    );
  for (const event of ["check in", "release", "end"] as const)
    ofSystem(vendor.command(`${event.replace(" ", "-")} <item>`))
      .description(VENDOR_WORDS[event])
      .requiredOption("--on <day>", "when")
      .requiredOption("--answer <text>", "what the vendor said")
      .action((poamId: string, options: DatedOptions) =>
        recorded(poamId, options, () => ({
          event,
          answer: options.answer ?? "",
          on: requireDay(options.on, "--on"),
        })),
      );
};

const VENDOR_WORDS = {
  "check in": "the vendor was asked",
  release: "the vendor released a fix: the dates count from there",
  end: "the dependency ended otherwise",
} as const;
