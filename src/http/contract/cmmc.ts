import { createRoute, z } from "@hono/zod-openapi";
import { ASSESSMENT_SCOPES } from "#domain/cmmc/assessment.ts";
import { Day, Id, json, jsonBody, problems } from "./common.ts";
import { Cmmc, CmmcKind, CmmcRegister, CmmcResult, CmmcResultRecord } from "./cmmc-view.ts";

const TAGS = ["cmmc"];
const systemParams = z.object({ systemId: Id });
const levelParams = systemParams.extend({ level: z.enum(["1", "2", "3"]) });
const entryParams = levelParams.extend({ entryId: Id });
const answer = (description: string) => ({ 200: json(Cmmc, description), ...problems });

const text = z.string().trim().min(1).max(10_000);
const reason = z.string().trim().min(1).max(2000);
const orAbsent = <T extends z.ZodType>(schema: T) => schema.nullish();
const version = z.int().min(1);
/** The version that the person saw; null when no assessment had begun. */
const assessmentVersion = version.nullable();

export const readCmmc = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/cmmc",
  operationId: "readCmmc",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.object({
      /** The level of the system's rulebook when absent, or else Level 2. */
      level: z.enum(["1", "2", "3"]).optional(),
    }),
  },
  responses: answer(
    "The system at a level as it counts today: status, score, eligibility, requirements, registers.",
  ),
});

export const listCmmcResults = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/cmmc/{level}/results/{requirement}",
  operationId: "listCmmcResults",
  tags: TAGS,
  request: { params: levelParams.extend({ requirement: z.string().min(1).max(60) }) },
  responses: {
    200: json(z.array(CmmcResultRecord), "Every result of the requirement in this assessment, newest first."),
    ...problems,
  },
});

export const recordCmmcResults = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/results",
  operationId: "recordCmmcResults",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          results: z
            .array(
              z.strictObject({
                /** Its number or its CMMC id. */
                requirement: z.string().min(1).max(60),
                result: CmmcResult,
                /** Absent or null: as it is. */
                note: orAbsent(z.string().max(10_000)),
                evidence: orAbsent(z.string().max(10_000)),
              }),
            )
            .min(1)
            .max(200),
        })
        .openapi("RecordCmmcResults"),
    ),
  },
  responses: answer("The results are recorded, all of them."),
});

export const importCmmcResults = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/results/import",
  operationId: "importCmmcResults",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          /** A CSV table with the columns id, result, note and evidence, or the same as JSON. */
          text: z.string().max(500_000),
        })
        .openapi("ImportCmmcResults"),
    ),
  },
  responses: {
    200: json(
      z.object({ recorded: z.int(), unchanged: z.int(), cmmc: Cmmc }).openapi("ImportedCmmcResults"),
      "The results of the table are recorded, all of them.",
    ),
    ...problems,
  },
});

export const changeCmmcAssessment = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/cmmc/{level}/assessment",
  operationId: "changeCmmcAssessment",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          version: assessmentVersion,
          kind: CmmcKind.optional(),
          assessedOn: orAbsent(Day),
          assessor: orAbsent(z.string().max(300)),
          uid: orAbsent(z.string().max(100)),
          scope: orAbsent(z.enum(ASSESSMENT_SCOPES)),
          scopeDescription: orAbsent(z.string().max(10_000)),
          cageCodes: z.array(z.string().max(40)).max(200).optional(),
          sspName: orAbsent(z.string().max(300)),
          sspVersion: orAbsent(z.string().max(100)),
          sspDate: orAbsent(Day),
          level2Uid: orAbsent(z.string().max(100)),
          level2StatusDate: orAbsent(Day),
        })
        .openapi("ChangeCmmcAssessment"),
    ),
  },
  responses: answer("The facts are changed; what is absent stays, null clears."),
});

export const recordCmmcStatus = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/status",
  operationId: "recordCmmcStatus",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          version: assessmentVersion,
          /** `none` withdraws a status that was recorded by mistake. */
          standing: z.enum(["conditional", "final", "none"]),
          /** The status date; needed unless the status is withdrawn. */
          date: Day.nullish(),
          reason,
        })
        .openapi("RecordCmmcStatus"),
    ),
  },
  responses: answer("The status is recorded."),
});

export const beginCmmcAssessment = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/assessment",
  operationId: "beginCmmcAssessment",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          version: assessmentVersion,
          kind: CmmcKind,
          /** Whether the results so far stand until they are assessed again. */
          keepResults: z.boolean(),
          /** Needed while the 180 days of a Conditional status run: everything is assessed anew, this is not its close-out. */
          insteadOfCloseOut: z.boolean().optional(),
          reason,
        })
        .openapi("BeginCmmcAssessment"),
    ),
  },
  responses: answer(
    "A new assessment has begun; the one before is kept as it was, and its status in force until there is a new one.",
  ),
});

const entryFields = {
  description: text,
  scheduledCompletionDate: orAbsent(Day),
  resources: orAbsent(z.string().max(10_000)),
  aroseOn: orAbsent(Day),
  correctiveAction: orAbsent(z.string().max(10_000)),
  nextReviewOn: orAbsent(Day),
  rationale: orAbsent(z.string().max(10_000)),
  mitigations: orAbsent(z.string().max(10_000)),
  sspReference: orAbsent(z.string().max(1000)),
};
const poamIds = z.array(z.string().min(1).max(60)).max(200);

export const addCmmcEntry = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/entries",
  operationId: "addCmmcEntry",
  tags: TAGS,
  request: {
    params: levelParams,
    ...jsonBody(
      z
        .strictObject({
          register: CmmcRegister,
          requirement: z.string().min(1).max(60),
          ...entryFields,
          /** Numbers of POA&M items in the ledger. */
          poamIds: poamIds.optional(),
        })
        .openapi("AddCmmcEntry"),
    ),
  },
  responses: answer("The requirement stands in the register."),
});

const { nextReviewOn: _, description: __, ...changeable } = entryFields;

export const changeCmmcEntry = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}",
  operationId: "changeCmmcEntry",
  tags: TAGS,
  request: {
    params: entryParams,
    ...jsonBody(
      z
        .strictObject({
          version,
          description: text.optional(),
          ...changeable,
          poamIds: poamIds.optional(),
        })
        .openapi("ChangeCmmcEntry"),
    ),
  },
  responses: answer("The entry is changed; what is absent stays."),
});

export const moveCmmcEntry = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/move",
  operationId: "moveCmmcEntry",
  tags: TAGS,
  request: {
    params: entryParams,
    ...jsonBody(
      z.strictObject({ version, register: CmmcRegister, ...entryFields, reason }).openapi("MoveCmmcEntry"),
    ),
  },
  responses: answer("The entry closed, and goes on in the other register."),
});

export const closeCmmcEntry = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/close",
  operationId: "closeCmmcEntry",
  tags: TAGS,
  request: {
    params: entryParams,
    ...jsonBody(z.strictObject({ version, reason }).openapi("CloseCmmcEntry")),
  },
  responses: answer("The entry is closed."),
});

export const reviewCmmcDeficiency = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/cmmc/{level}/entries/{entryId}/reviews",
  operationId: "reviewCmmcDeficiency",
  tags: TAGS,
  request: {
    params: entryParams,
    ...jsonBody(
      z
        .strictObject({
          version,
          reviewedOn: Day,
          progress: text,
          showsProgress: z.boolean(),
          nextReviewOn: Day,
        })
        .openapi("ReviewCmmcDeficiency"),
    ),
  },
  responses: answer("The deficiency review is recorded."),
});
