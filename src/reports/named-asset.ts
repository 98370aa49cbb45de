import type { Reading } from "#domain/reading.ts";
import { isStandIn } from "#domain/unnamed-asset.ts";

/**
 * The same readings, in which the asset that the file does not name has the given name. A second unnamed asset, and every
 * asset that the file names itself, stay as they are; a file without an unnamed asset gets the remark
 * `report.asset-named`.
 */
export async function* namedAsset(readings: AsyncIterable<Reading>, name: string): AsyncGenerator<Reading> {
  let standIn: string | null = null;
  for await (const reading of readings) {
    switch (reading.type) {
      case "asset": {
        const { identifier } = reading.asset;
        if (standIn === null && isStandIn(identifier)) standIn = identifier;
        yield identifier === standIn
          ? { ...reading, asset: { ...reading.asset, identifier: name } }
          : reading;
        break;
      }
      case "record":
        yield reading.asset === standIn ? { ...reading, asset: name } : reading;
        break;
      case "assetEnd":
        yield reading.identifier === standIn ? { ...reading, identifier: name } : reading;
        break;
      case "remark":
        // Whoever gave the name has read it.
        if (!UNNAMED.test(reading.remark.code)) yield reading;
        break;
      case "scan":
      case "setAside":
      case "statement":
        yield reading;
    }
  }
  if (standIn !== null) return;
  const message = `The file names its assets itself; the given name "${name}" was not used.`;
  yield { type: "remark", remark: { code: "report.asset-named", where: "file", message } };
}

const UNNAMED = /\.(?:unnamed-(?:repository|artifact|asset|target)|relative-artifact)$/;
