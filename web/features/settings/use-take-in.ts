import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notifyDone } from "../../components/fault.ts";

/** Sends a file that is the same for everybody, reads everything anew and says what came of it in `words`. */
export const useTakeIn = <Taken>(send: (file: File) => Promise<Taken>, words: (taken: Taken) => string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (taken) => {
      await queryClient.invalidateQueries();
      notifyDone(words(taken));
    },
  });
};
