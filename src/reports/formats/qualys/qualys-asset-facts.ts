import type { DefinitionShelf } from "../../parts/definition-shelf.ts";
import { qualysDefinition, QUALYS_SKIPS, type QualysDefinition } from "./qualys-definition.ts";
import { textAt, type XmlElement } from "../../xml/xml-element.ts";
import type { TreePlan } from "../../xml/xml-tree.ts";

/** What the first reading of an asset data report gathers for the second. */
export type AssetDataFacts = {
  /** By QID. */
  readonly definitions: DefinitionShelf<QualysDefinition>;
  header: XmlElement | null;
};

/** The first reading: header and glossary. Emits the name of the root element. */
export const assetDataFactsPlan = (emit: (root: string) => void, facts: AssetDataFacts): TreePlan => ({
  wants: (name, parents) =>
    name === "VULN_DETAILS" || (name === "HEADER" && parents.length === 1 && facts.header === null),
  skips: QUALYS_SKIPS,
  records: new Set(),
  opened: (name, _attributes, parents) => {
    if (parents.length === 0) emit(name);
  },
  collected: (element) => {
    if (element.name === "HEADER") {
      facts.header = element;
      return;
    }
    const qid = textAt(element, "QID");
    if (qid === null) return;
    const definition = qualysDefinition(
      element,
      qid,
      textAt(element, "SEVERITY"),
      textAt(element, "CATEGORY"),
    );
    facts.definitions.put(qid, definition);
  },
  ended: () => {},
});
