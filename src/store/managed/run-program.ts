import { spawn } from "node:child_process";
import { asServerUser, type ServerUser } from "./os-user.ts";

export type Finished = { readonly exitCode: number; readonly output: string };

/** Runs a PostgreSQL program to its end. `reach` are the paths that its account must be able to get to. */
export const runProgram = async (
  file: string,
  args: readonly string[],
  user: ServerUser,
  reach: readonly string[],
): Promise<Finished> => {
  const command = asServerUser(file, args, user, [file, ...reach]);
  const child = spawn(command.file, command.args, {
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    windowsHide: true,
    ...(command.user ? { uid: command.user.uid, gid: command.user.gid } : {}),
  });
  let output = "";
  const collect = (chunk: Buffer): void => {
    if (output.length < 100_000) output += chunk.toString("utf8");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  // "exit", not "close": the postmaster that pg_ctl leaves behind may keep the pipes open.
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  child.stdout.destroy();
  child.stderr.destroy();
  return { exitCode, output };
};
