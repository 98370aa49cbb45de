import { childrenOf, elementAt, textAt, wholeText, type XmlElement } from "../../xml/xml-element.ts";

/** The text of an element that may be written in base64 (`base64="true"`); bytes that are no UTF-8 are replaced. */
const decoded = (element: XmlElement | null): string | null => {
  if (element === null) return null;
  const text = wholeText(element).trim();
  const plain =
    element.attributes.get("base64") === "true" ? Buffer.from(text, "base64").toString("utf8") : text;
  return plain.trim() || null;
};

/** What was seen: the data of information gathered, or each payload with its request and the answer. */
export const wasOutput = (element: XmlElement): string | null => {
  const payloads = elementAt(element, "PAYLOADS");
  const lines = [
    decoded(elementAt(element, "DATA")) ?? decoded(elementAt(element, "RESULT")),
    ...(payloads === null ? [] : childrenOf(payloads, "PAYLOAD").map(payloadText)),
  ].filter((line) => line !== null);
  return lines.join("\n\n") || null;
};

const payloadText = (payload: XmlElement): string => {
  const tried = textAt(payload, "PAYLOAD");
  const request = [textAt(payload, "REQUEST", "METHOD"), textAt(payload, "REQUEST", "URL")].filter(
    (part) => part !== null,
  );
  return [
    tried === null || tried === "N/A" ? null : `Payload: ${tried}`,
    request.join(" ") || null,
    decoded(elementAt(payload, "RESPONSE", "CONTENTS")),
  ]
    .filter((line) => line !== null)
    .join("\n");
};
