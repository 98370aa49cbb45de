import { Button, Checkbox, Group, MultiSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { addNote, type Item, type ItemNote, listNotes, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { DayText, InstantText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import classes from "../item/item.module.css";
import { membersQuery } from "../people/queries.ts";
import { may } from "../systems/queries.ts";

const notesQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "notes"],
    queryFn: ({ signal }) => listNotes({ path: { systemId, poamId } }, { signal }),
  });

type NotesPanelProps = { readonly system: System; readonly item: Item };

/** What people say of the item to each other, and the log of its reviews. */
export const NotesPanel = ({ system, item }: NotesPanelProps) => {
  const notes = useQuery(notesQuery(system.id, item.poamId));
  return (
    <Section title="Comments and reviews">
      <Stack gap="md">
        {notes.isError && <FaultAlert error={notes.error} retry={notes.refetch} />}
        {notes.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            Nobody said anything yet.
          </Text>
        )}
        {notes.data !== undefined && notes.data.length > 0 && (
          <ul className={classes["history"]} aria-label="Comments and reviews">
            {notes.data.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </ul>
        )}
        {may(system, "item.comment") && (
          <NoteForm key={notes.data?.length ?? 0} system={system} item={item} />
        )}
      </Stack>
    </Section>
  );
};

const Note = ({ note }: { readonly note: ItemNote }) => (
  <li>
    <InstantText at={note.notedAt} />
    <div>
      <b>{note.by}</b> {note.kind === "review" ? "reviewed the item" : "commented"}
      {note.mentions.length > 0 && `, asks ${note.mentions.join(", ")} to look`}
      <div className={classes["reading"]}>{note.body}</div>
      {note.nextReviewOn !== null && (
        <div className={classes["because"]}>
          Next review <DayText day={note.nextReviewOn} />
        </div>
      )}
    </div>
  </li>
);

const NoteForm = ({ system, item }: NotesPanelProps) => {
  const queryClient = useQueryClient();
  const { data: members = [] } = useQuery(membersQuery(system.id));
  const [mentions, setMentions] = useState<string[]>([]);
  const [review, setReview] = useState(false);
  const add = useMutation({
    mutationFn: (form: FormData) =>
      addNote({
        path: { systemId: system.id, poamId: item.poamId },
        body: {
          kind: review ? "review" : "comment",
          body: field(form, "body"),
          mentions,
          nextReviewOn: review ? field(form, "nextReviewOn") || null : null,
        },
      }),
    onSuccess: (notes) => {
      queryClient.setQueryData(notesQuery(system.id, item.poamId).queryKey, notes);
      void queryClient.invalidateQueries({ queryKey: ["system", system.id] });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-label="Add a comment">
      <Stack gap="sm">
        {add.isError && <FaultAlert error={add.error} />}
        <Textarea name="body" label="Comment" required autosize minRows={2} maxRows={12} maxLength={8000} />
        <MultiSelect
          label="Ask to look"
          description="They find it under their work."
          value={mentions}
          onChange={setMentions}
          data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          searchable
          clearable
        />
        {may(system, "item.edit") && (
          <Checkbox
            label="This is a periodic review of the item"
            checked={review}
            onChange={(event) => setReview(event.currentTarget.checked)}
          />
        )}
        {review && <TextInput name="nextReviewOn" type="date" label="Next review" />}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={add.isPending}>
            {review ? "Record the review" : "Comment"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
