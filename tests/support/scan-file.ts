/** One record of a made-up scan. */
export type MadeRecord = {
  readonly plugin: number;
  /** 0 informational to 4 critical; 2 when not given. */
  readonly severity?: number;
  readonly port?: number;
  readonly family?: string;
  readonly cves?: readonly string[];
  readonly solution?: string;
  /** Makes it a compliance check of that name. */
  readonly compliance?: string;
};

export type MadeHost = {
  readonly name: string;
  readonly ip?: string;
  readonly fqdn?: string;
  readonly netbios?: string;
  readonly mac?: string;
  /** Null: the file does not say whether the scanner was logged in. */
  readonly credentialed?: boolean | null;
  /** Says that the host did not answer. */
  readonly dead?: boolean;
  readonly records?: readonly MadeRecord[];
};

export type MadeScan = {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly hosts: readonly MadeHost[];
  readonly targets?: readonly string[];
  /** The loaded plugins. */
  readonly plugins?: readonly number[];
  readonly families?: Readonly<Record<string, "enabled" | "mixed" | "disabled">>;
  /** Text that makes the file another one without another meaning. */
  readonly salt?: string;
  /** Makes it a report of another tool: web application scanning. */
  readonly webApp?: boolean;
};

const preference = (name: string, value: string | undefined): string =>
  value === undefined ? "" : `<preference><name>${name}</name><value>${value}</value></preference>`;

const recordXml = ({ plugin, severity = 2, port = 0, family = "General", ...more }: MadeRecord): string =>
  `<ReportItem port="${port}" svc_name="made" protocol="tcp" severity="${severity}" pluginID="${plugin}" ` +
  `pluginName="Made check ${plugin}" pluginFamily="${family}">` +
  (more.cves ?? []).map((cve) => `<cve>${cve}</cve>`).join("") +
  (more.compliance === undefined
    ? ""
    : `<cm:compliance-check-name>${more.compliance}</cm:compliance-check-name><cm:compliance-result>FAILED</cm:compliance-result>`) +
  `<description>What made check ${plugin} looks at.</description>` +
  `<solution>${more.solution ?? `Repair ${plugin}.`}</solution></ReportItem>`;

const deadXml =
  '<ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="10180" pluginName="Ping" ' +
  'pluginFamily="Port scanners"><plugin_output>The remote host is considered as dead.</plugin_output></ReportItem>';

const tag = (name: string, value: string | undefined): string =>
  value === undefined ? "" : `<tag name="${name}">${value}</tag>`;

const hostXml = (day: string, host: MadeHost): string => {
  const { credentialed = true } = host;
  const said = credentialed === null ? undefined : String(credentialed);
  const alive = host.dead === true ? undefined : "Made-up OS";
  return (
    `<ReportHost name="${host.name}"><HostProperties>${tag("HOST_START", `${day}T06:00:00Z`)}` +
    `${tag("Credentialed_Scan", said)}${tag("host-ip", host.ip)}${tag("host-fqdn", host.fqdn)}` +
    `${tag("netbios-name", host.netbios)}${tag("mac-address", host.mac)}${tag("operating-system", alive)}</HostProperties>` +
    `${host.dead === true ? deadXml : ""}${(host.records ?? []).map(recordXml).join("\n")}</ReportHost>\n`
  );
};

/** A small .nessus file of which every fact is chosen. */
export const scanFile = ({
  day,
  hosts,
  targets,
  plugins,
  families,
  salt = "",
  webApp = false,
}: MadeScan): string => {
  const items = Object.entries(families ?? {}).map(
    ([name, status]) => `<FamilyItem><FamilyName>${name}</FamilyName><Status>${status}</Status></FamilyItem>`,
  );
  return (
    `<?xml version="1.0" ?>\n<NessusClientData_v2><Policy><policyName>Made ${salt}</policyName><Preferences><ServerPreferences>` +
    `${preference("TARGET", targets?.join(","))}${preference("plugin_set", plugins?.join(";"))}</ServerPreferences></Preferences>` +
    `<FamilySelection>${items.join("")}</FamilySelection></Policy>\n<Report name="Made scan"${webApp ? ' type="WAS"' : ""}>\n` +
    `${hosts.map((host) => hostXml(day, host)).join("")}</Report></NessusClientData_v2>\n`
  );
};
