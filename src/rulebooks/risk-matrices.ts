import { recalled, verified } from "#domain/fact.ts";
import { riskMatrix } from "#domain/risk-matrix.ts";

/** NIST SP 800-30, Table I-2. */
export const NIST_MATRIX = recalled(
  riskMatrix(
    ["VL", "L", "M", "H", "VH"],
    ["VL", "L", "M", "H", "VH"],
    ["VL", "L", "M", "M", "H"],
    ["VL", "L", "L", "L", "M"],
    ["VL", "VL", "VL", "L", "L"],
  ),
  "NIST SP 800-30 Rev. 1, Table I-2",
);

/** The matrix of eMASS, used for likelihood and for residual risk; it differs from NIST's in one cell. */
export const EMASS_MATRIX = verified(
  riskMatrix(
    ["VL", "L", "M", "H", "VH"],
    ["VL", "L", "M", "H", "VH"],
    ["VL", "L", "M", "M", "H"],
    ["VL", "L", "L", "L", "M"],
    ["VL", "VL", "L", "L", "L"],
  ),
  "eMASS POA&M template of the Navy, Instructions sheet, risk matrices",
);
