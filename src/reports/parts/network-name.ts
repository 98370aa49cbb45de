/** Whether a text is an IPv4 or IPv6 address; good enough to tell it from a name. */
export const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^[0-9a-f:.%]*:[0-9a-f:.%]*:[0-9a-z:.%]*$/i.test(text);

/** `443/tcp`; the port alone without a protocol; empty for no port and for port 0, which means the whole host. */
export const portLocation = (port: string | null, protocol: string | null): string => {
  const number = port?.trim() ?? "";
  if (!/^\d{1,5}$/.test(number) || /^0+$/.test(number)) return "";
  const name = protocol?.trim().toLowerCase() ?? "";
  return /^[a-z][a-z0-9-]{0,15}$/.test(name) ? `${number}/${name}` : number;
};
