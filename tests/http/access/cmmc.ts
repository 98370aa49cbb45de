import type { AccessArea } from "./access-area.ts";

const CMMC_ENTRY = {
  register: "assessment poam",
  description: "To do.",
  scheduledCompletionDate: "2026-09-01",
};

/** CMMC assessments and their registers. */
export const CMMC_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
    readCmmc: /*         */ "200 200 200 200 200 404 403 401",
    listCmmcResults: /*  */ "200 200 200 200 200 404 403 401",
    recordCmmcResults: /**/ "200 200 403 403 403 404 403 401",
    importCmmcResults: /**/ "200 200 403 403 403 404 403 401",
    changeCmmcAssessment: /**/ "200 200 403 403 403 404 403 401",
    beginCmmcAssessment: /**/ "200 200 403 403 403 404 403 401",
    recordCmmcStatus: /* */ "200 403 403 200 403 404 403 401",
    addCmmcEntry: /*     */ "409 409 403 403 403 404 403 401",
    changeCmmcEntry: /*  */ "404 404 403 403 403 404 403 401",
    moveCmmcEntry: /*    */ "404 404 403 403 403 404 403 401",
    closeCmmcEntry: /*   */ "404 403 403 404 403 404 403 401",
    reviewCmmcDeficiency: /**/ "404 404 403 403 403 404 403 401",
  },
  bodies: {
    recordCmmcResults: () => ({ results: [{ requirement: "3.1.1", result: "met" }] }),
    importCmmcResults: () => ({ text: "id,result\n3.1.1,met\n" }),
    changeCmmcAssessment: () => ({ version: null, sspName: "Plan" }),
    beginCmmcAssessment: () => ({ version: null, kind: "self", keepResults: true, reason: "Test." }),
    recordCmmcStatus: () => ({ version: null, standing: "none", reason: "Test." }),
    addCmmcEntry: () => ({ ...CMMC_ENTRY, requirement: "3.1.3" }),
    changeCmmcEntry: () => ({ version: 1, description: "To do." }),
    moveCmmcEntry: () => ({ version: 1, ...CMMC_ENTRY, reason: "Test." }),
    closeCmmcEntry: () => ({ version: 1, reason: "Test." }),
    reviewCmmcDeficiency: () => ({
      version: 1,
      reviewedOn: "2026-06-01",
      progress: "Some.",
      showsProgress: true,
      nextReviewOn: "2026-07-01",
    }),
  },
};
