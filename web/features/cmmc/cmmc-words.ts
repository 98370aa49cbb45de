import type {
  CmmcAssessmentKind,
  CmmcRegister,
  CmmcRequirement,
  CmmcResult,
} from "../../api/api.generated.ts";

export const RESULT_WORDS: Readonly<Record<CmmcResult, string>> = {
  met: "Met",
  "not met": "Not met",
  partial: "Partly effective",
  "not applicable": "Not applicable",
  "not assessed": "Not assessed",
};

export const KIND_WORDS: Readonly<Record<CmmcAssessmentKind, string>> = {
  self: "Self-assessment",
  c3pao: "Certification by a C3PAO",
  dibcac: "Certification by DCMA DIBCAC",
};

type RegisterWords = { readonly title: string; readonly add: string; readonly about: string };

export const REGISTER_WORDS: Readonly<Record<CmmcRegister, RegisterWords>> = {
  "assessment poam": {
    title: "Assessment POA&M",
    add: "Add to the POA&M",
    about:
      "What an assessment found NOT MET. It permits a Conditional status for 180 days and makes nothing MET.",
  },
  "operational plan": {
    title: "Operational plan of action",
    add: "Add a temporary deficiency",
    about:
      "Temporary deficiencies that arose after a requirement was implemented. They count as MET while deficiency reviews show progress.",
  },
  "enduring exception": {
    title: "Enduring exceptions",
    add: "Add an enduring exception",
    about:
      "Where remediation is not feasible. They count as MET when the system security plan describes them with their mitigations.",
  },
};

export const REGISTERS: readonly CmmcRegister[] = [
  "assessment poam",
  "operational plan",
  "enduring exception",
];

/** "5", "5 or 3", or a dash for what has no points. */
export const valueWords = ({ points, partial }: CmmcRequirement): string =>
  points === null ? "–" : partial === null ? String(points) : `${points} or ${partial.points}`;
