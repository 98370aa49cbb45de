/** The trimmed text of a form's field; empty when it is absent. Passwords are taken as typed. */
export const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  if (typeof value !== "string") return "";
  return name === "password" ? value : value.trim();
};
