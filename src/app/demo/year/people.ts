/** Somebody of the demonstration. They are invented, and no accounts: nobody can sign in as one of them. */
export type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly office: string;
  readonly team: string | null;
};

const person = (name: string, office: string, team: string | null): DemoPerson => ({
  name,
  email: `${name.toLowerCase().replaceAll(" ", ".")}@example.org`,
  office,
  team,
});

export const PEOPLE = {
  /** Keeps the ledger. */
  officer: person("Dana Whitfield", "Information security", null),
  /** Decides on deviations, extensions and risks. */
  official: person("Ingrid Solheim", "Office of the authorizing official", null),
  /** Verifies what others fixed. */
  verifier: person("Lee Park", "Security assessment", null),
  platform: person("Marcus Oyelaran", "Platform engineering", "Platform"),
  database: person("Priya Raman", "Data services", "Database"),
  application: person("Tomas Herrera", "Application development", "Application"),
  network: person("Aiko Lindqvist", "Network operations", "Network"),
} as const;
