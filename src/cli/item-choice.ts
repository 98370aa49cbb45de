import { Option, type Command } from "commander";
import type { ItemChoice } from "#app/item/choose-items.ts";
import { requireDay, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { RISK_RATINGS, type RiskRating } from "#domain/risk-rating.ts";

export type ChoiceOptions = {
  readonly owner?: string;
  readonly family?: string;
  readonly source?: string;
  readonly rating?: RiskRating;
  readonly open?: boolean;
  readonly late?: boolean;
  readonly closedFrom?: string;
  readonly detectedFrom?: string;
  readonly detectedTo?: string;
};

/** The options that choose items by what `metrics` counts by. */
export const choiceOptions = (command: Command): Command =>
  command
    .option("--owner <name>", 'only those of that person, contact or team; "" for nobody\'s')
    .option("--family <family>", 'only those that name a control of that family, such as AC; "" for none')
    .option("--source <name>", "only those of that detector, such as Nessus")
    .addOption(
      new Option("--rating <rating>", "only those whose rating counts as that").choices(RISK_RATINGS),
    )
    .option("--open", "only those on the authority's open list")
    .option("--late", "only those past their date")
    .option("--closed-from <day>", "only those closed on that day or later")
    .option("--detected-from <day>", "only those detected first on that day or later")
    .option("--detected-to <day>", "only those detected first on that day or before");

const day = (text: string | undefined, option: string): CalendarDate | undefined =>
  text === undefined ? undefined : requireDay(text, option);

/** The choice that the options make. Throws `input.invalid` for a day that is none. */
export const choiceFrom = (options: ChoiceOptions): ItemChoice => {
  const { owner, family, source, rating, open, late } = options;
  return {
    owner,
    family,
    source,
    rating,
    open,
    late,
    closedFrom: day(options.closedFrom, "--closed-from"),
    detectedFrom: day(options.detectedFrom, "--detected-from"),
    detectedTo: day(options.detectedTo, "--detected-to"),
  };
};

/** A past day knows items by their status alone: another choice is refused (`input.invalid`) instead of left out. */
export const requireNoChoice = (options: ChoiceOptions): void => {
  if (Object.values(choiceFrom(options)).every((value) => value === undefined)) return;
  throw new Fault(
    "input.invalid",
    "Expected --as-of alone or with --status, found another choice beside it. Leave one of them out.",
  );
};
