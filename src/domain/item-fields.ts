import { Fault } from "./fault.ts";
import {
  amount,
  choice,
  day,
  fieldValue,
  line,
  list,
  reference,
  text,
  yesNo,
  type FieldSpec,
  type ValueOf,
} from "./item-field.ts";
import { FIVE_LEVELS } from "./risk-matrix.ts";
import { RISK_RATINGS } from "./risk-rating.ts";

/** What kind of gap a weakness is. */
export const WEAKNESS_TYPES = [
  "vulnerability",
  "configuration",
  "access control",
  "outdated software",
  "compliance gap",
  "network",
  "policy violation",
  "audit finding",
  "process gap",
] as const;

/** OMB M-04-25 classes of weaknesses. */
export const WEAKNESS_CLASSES = ["significant deficiency", "reportable condition", "other weakness"] as const;

/** Where the money comes from (OMB M-02-01, column 3). */
export const FUNDING_SOURCES = ["current resources", "new funding", "reallocation"] as const;

/**
 * THE list of what people write about an item beyond its dates and status: one entry makes a field of the form, the API,
 * the history and the checks. Fields that authorities limit further are checked against the rulebook's `record.textLimits`.
 */
export const ITEM_FIELDS = {
  identificationSources: list(
    "source",
    "Identification sources",
    "Where the weakness was identified, in eMASS words such as Vulnerability Management or Audit Findings.",
    { max: 19 },
  ),
  sourceReference: text(
    "source",
    "Source reference",
    "The very thing that shows it: report id, page, ticket, interview. Auditors reject items without one.",
    { max: 2000 },
  ),
  securityChecks: list("source", "Security checks", "STIG rules, IAVM numbers or plugin ids (eMASS)."),
  weaknessType: choice("weakness", "Weakness type", WEAKNESS_TYPES, "What kind of gap it is."),
  weaknessClass: choice("weakness", "Weakness class", WEAKNESS_CLASSES, "The class of OMB M-04-25 reports."),
  serviceNames: list("weakness", "Service names", "Affected services or offerings (FedRAMP 2.1)."),
  controls: list(
    "weakness",
    "Controls",
    "NIST SP 800-53 controls, such as SI-2, RA-5(5). AC-2.1 would be a procedure of AC-2.",
  ),
  requirements: list(
    "weakness",
    "800-171 and CMMC requirements",
    "Requirements such as 3.11.2 or RA.L2-3.11.2.",
  ),
  ccis: list("weakness", "CCIs", "Control correlation identifiers, such as CCI-000366."),
  assessmentProcedures: list("weakness", "Assessment procedures", "eMASS APs, such as CM-6.5."),
  criticality: choice(
    "risk",
    "Criticality",
    FIVE_LEVELS,
    "How much the mission depends on what is affected.",
  ),
  likelihood: choice("risk", "Likelihood", FIVE_LEVELS, "NIST SP 800-30; with the impact it gives the risk."),
  impact: choice("risk", "Impact", FIVE_LEVELS, "NIST SP 800-30; with the likelihood it gives the risk."),
  impactDescription: text("risk", "Impact description", "What would happen here (eMASS).", { max: 32_000 }),
  relevanceOfThreat: choice("risk", "Relevance of threat", FIVE_LEVELS, "eMASS."),
  threatDescription: text("risk", "Threat description", "Who or what could use it (eMASS Navy)."),
  predisposingConditions: text(
    "risk",
    "Predisposing conditions",
    "What makes it worse or better here (Navy).",
  ),
  residualRiskRating: choice(
    "risk",
    "Residual risk",
    RISK_RATINGS,
    "What is left once the compensating controls of today count.",
  ),
  residualRiskAfterMitigation: choice(
    "risk",
    "Residual risk after the plan",
    FIVE_LEVELS,
    "What would be left once the proposed mitigations are in place (eMASS Navy).",
  ),
  compensatingControls: text("risk", "Compensating controls", "What lowers the risk until it is fixed."),
  recommendations: text("risk", "Recommendations", "What the assessor advises (eMASS)."),
  riskRegisterLink: reference(
    "risk",
    "Risk register entry",
    "The entry in the risk register: an https address, or its id such as RR-2026-014.",
  ),
  riskRegisterTitle: line("risk", "Title in the risk register", "What the entry is called there.", {
    max: 200,
  }),
  remediationPlan: text(
    "plan",
    "Remediation plan",
    "The corrective action: who does what, in steps that can be checked.",
  ),
  mitigations: text("plan", "Mitigations", "What is done against the risk meanwhile (eMASS)."),
  startDate: day("plan", "Start", "The day on which the work begins."),
  targetDate: day(
    "plan",
    "Target",
    "The day on which the team means to be done; the clock's date stays what it is.",
  ),
  constraints: text(
    "plan",
    "Dependencies and constraints",
    "What has to be there first: budget, vendor, freeze, people.",
  ),
  resourcesRequired: text(
    "resources",
    "Resources required",
    "People, hours, money, tools. eMASS takes 250 characters.",
  ),
  personnelFundedHours: amount(
    "resources",
    "Funded hours",
    "Personnel hours that are paid for (eMASS, VA, Army).",
  ),
  personnelUnfundedHours: amount("resources", "Unfunded hours", "Personnel hours that nobody pays for yet."),
  personnelCostCode: line("resources", "Personnel cost code", "eMASS look-up, needed with hours.", {
    max: 100,
  }),
  personnelObstacle: line("resources", "Obstacle to funding people", "Needed with unfunded hours.", {
    max: 2000,
  }),
  fundedAmount: amount("resources", "Funded amount", "Money that is there, in dollars."),
  unfundedAmount: amount("resources", "Unfunded amount", "Money that is missing, in dollars."),
  costCode: line("resources", "Cost code", "eMASS look-up, needed with amounts.", { max: 100 }),
  fundingObstacle: line("resources", "Obstacle to funding", "Needed with an unfunded amount.", { max: 2000 }),
  fundingSource: choice("resources", "Funding source", FUNDING_SOURCES, "OMB M-02-01, column 3."),
  projectIdentifier: line(
    "resources",
    "Project identifier",
    "Unique project identifier of exhibit 53/300 (OMB).",
  ),
  cfoAudit: yesNo("resources", "In a CFO audit or other review", "eMASS, VA and Army."),
  pointOfContact: line("owner", "Point of contact", "Person or role that answers for the item."),
  office: line("owner", "Office or organization", "Who is responsible (OMB, eMASS).", { max: 100 }),
  contactEmail: line("owner", "Contact email", "eMASS takes 100 characters.", { max: 100 }),
  contactPhone: line("owner", "Contact phone", "eMASS takes 100 characters.", { max: 100 }),
  publiclyExposed: yesNo("exposure", "Publicly exposed", "BOD 26-04: reachable from the internet."),
  automatable: yesNo("exposure", "Automatable", "BOD 26-04: an attacker can automate the first steps."),
  technicalImpact: choice(
    "exposure",
    "Technical impact",
    ["partial", "total"],
    "BOD 26-04: partial or total control.",
  ),
  evaluatedOn: day("exposure", "Evaluated on", "FedRAMP CR26: the day on which the evaluation was complete."),
  potentialAgencyImpact: choice(
    "exposure",
    "Potential agency impact",
    ["N1", "N2", "N3", "N4", "N5"],
    "FedRAMP CR26 (PAIN), from minimal to debilitating for several agencies.",
  ),
  internetReachable: yesNo("exposure", "Internet-reachable", "FedRAMP CR26 (IRV)."),
  likelyExploitable: yesNo("exposure", "Likely exploitable", "FedRAMP CR26 (LEV)."),
  comments: text("other", "Comments", "What does not fit elsewhere."),
  tags: list("other", "Tags", "Your own words for finding items again."),
  externalId: line("other", "External id", "The item's number in another system (eMASS external UID).", {
    max: 100,
  }),
} as const satisfies Record<string, FieldSpec>;

export type ItemFieldName = keyof typeof ITEM_FIELDS;
export const ITEM_FIELD_NAMES = Object.keys(ITEM_FIELDS) as readonly ItemFieldName[];

/** What people wrote about an item; null where nothing is. */
export type ItemFields = {
  readonly [Name in ItemFieldName]: ValueOf<(typeof ITEM_FIELDS)[Name]> | null;
};

export const NO_FIELDS = Object.fromEntries(ITEM_FIELD_NAMES.map((name) => [name, null])) as ItemFields;

/**
 * Checks a change of some fields. Throws `input.invalid` that names every field which does not fit, or which does not
 * exist.
 */
export const itemFieldsFrom = (given: Readonly<Record<string, unknown>>): Partial<ItemFields> => {
  const specs: Readonly<Record<string, FieldSpec>> = ITEM_FIELDS;
  return fieldsFrom((name) => (Object.hasOwn(specs, name) ? specs[name] : undefined), given);
};

/** The same for any set of fields. */
export const fieldsFrom = (
  specOf: (name: string) => FieldSpec | undefined,
  given: Readonly<Record<string, unknown>>,
): Record<string, never> => {
  const wrong: string[] = [];
  const fields = Object.entries(given).flatMap(([name, value]) => {
    const spec = specOf(name);
    const checked = spec === undefined ? { expected: "no such field" } : fieldValue(spec, value);
    if ("value" in checked) return [[name, checked.value] as const];
    wrong.push(`${name}: expected ${checked.expected}`);
    return [];
  });
  if (wrong.length === 0) return Object.fromEntries(fields) as Record<string, never>;
  throw new Fault(
    "input.invalid",
    `Expected fields of an item. ${wrong.join("; ")}. Correct them and send again.`,
  );
};
