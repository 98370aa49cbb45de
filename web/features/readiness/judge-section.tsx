import { Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type DocumentReadiness, judgeDocument, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FileChoiceButton } from "../../components/file-choice-button.tsx";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { RemarkList } from "../imports/remark-list.tsx";
import { CheckFindings } from "./check-findings.tsx";
import { checkTitle, foundBy, judgedWords } from "./check-words.ts";
import { LevelMark } from "./level-mark.tsx";
import classes from "./readiness.module.css";

/** Findings of each check that are shown: the document is not kept, so more cannot be asked for later. */
const SHOWN_OF_DOCUMENT = 1000;

/** Judges a POA&M document that somebody has as a file, without taking it in. */
export const JudgeSection = ({ system }: { readonly system: System }) => {
  const judge = useMutation({
    mutationFn: async (file: File) => ({
      name: file.name,
      judged: await judgeDocument({
        query: { systemId: system.id, limit: SHOWN_OF_DOCUMENT },
        body: file,
      }),
    }),
  });
  return (
    <Section
      title="Judge a document"
      padded={false}
      aside={
        <FileChoiceButton accept=".xlsx,.xlsm" pending={judge.isPending} onFile={judge.mutate}>
          Choose a document
        </FileChoiceButton>
      }
    >
      <div className={classes["words"]}>
        <p>
          A POA&M workbook that you got or are about to hand in, judged by {system.rulebook.name} as the
          ledger is above, for the day that it names. Nothing of it is kept.
        </p>
        {judge.isError && <FaultAlert error={judge.error} />}
      </div>
      <output className={judge.data === undefined ? "visually-hidden" : (classes["words"] ?? "")}>
        {judge.data !== undefined && (
          <span className={classes["message"]}>
            <strong>{judge.data.name}.</strong> {judgedWords(judge.data.judged, judge.data.judged.rulebook)}
          </span>
        )}
      </output>
      {judge.isPending && <SkeletonRows rows={3} label="Judging the document" />}
      {judge.data !== undefined && <Result judged={judge.data.judged} />}
    </Section>
  );
};

const Result = ({ judged }: { readonly judged: DocumentReadiness }) => (
  <>
    {judged.checks.length === 0 && (
      <div className={classes["words"]}>
        <p>No check finds anything in it.</p>
      </div>
    )}
    {judged.remarks.length > 0 && (
      <div className={classes["words"]}>
        <RemarkList remarks={judged.remarks} note="odd data in the document, and what became of it" />
      </div>
    )}
    {judged.checks.map((check) => (
      <div key={check.check} className={classes["judged"]}>
        <div className={classes["judgedHead"]}>
          <Title order={3} fz="sm">
            {checkTitle(check.check)}: {foundBy(check)}
          </Title>
          <LevelMark level={check.level} />
        </div>
        <CheckFindings check={check} label={`In the document: ${checkTitle(check.check)}`} systemId={null} />
        {check.shown.length < check.findings && (
          <p className={classes["foot"]}>
            The first {count(check.shown.length)} of {count(check.findings)}
          </p>
        )}
      </div>
    ))}
  </>
);
