import { notifications } from "@mantine/notifications";
import { ApiProblem } from "../api/call.ts";

export type FaultWords = { readonly title: string; readonly message: string; readonly code: string | null };

/** A part of this page that could not be loaded: the browsers have no common error for it, only messages. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /unable to preload|dynamically imported module|importing a module script/i.test(error.message);

/** Words for whatever a call rejected with: a refusal, a lost connection, or a bug of this page. */
export const faultOf = (error: unknown): FaultWords => {
  if (error instanceof ApiProblem) return { title: error.title, message: error.message, code: error.code };
  if (isMissingPart(error)) {
    return {
      title: "A part of the page is missing",
      message:
        "Expected it from the server and got none: the connection was lost, or a newer Milepost was installed. Load the page again.",
      code: null,
    };
  }
  if (error instanceof TypeError) {
    return {
      title: "The server cannot be reached",
      message: "Expected an answer from Milepost and got none. Check the connection, then try again.",
      code: null,
    };
  }
  return {
    title: "Something broke on this page",
    message: "This is a bug. Load the page again; if it stays, tell your administrator what you did.",
    code: null,
  };
};

export const isFault = (error: unknown, code: string): boolean =>
  error instanceof ApiProblem && error.code === code;

export const notifyFault = (error: unknown): void => {
  const fault = faultOf(error);
  notifications.show({ color: "red", title: fault.title, message: fault.message, autoClose: 9000 });
};

export const notifyDone = (message: string): void => {
  notifications.show({ message, autoClose: 4000 });
};
