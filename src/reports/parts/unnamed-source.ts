import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";
import { isStandIn } from "#domain/unnamed-asset.ts";
import type { FoundAsset } from "../json/json-report.ts";
import type { SightingRemark } from "./sighting.ts";

/** The asset of tools that look at a folder of source code and do not say whose it is. */
export const UNNAMED_SOURCE: FoundAsset = {
  asset: assetIdentity("repository", "unnamed source code"),
  scannedAt: null,
  credentialed: "yes",
};

/** Told once per file of such a tool. */
export const unnamedSource = (format: string): SightingRemark => ({
  code: `${format}.unnamed-repository`,
  message:
    `The file does not say which repository it is about; its asset is called "${UNNAMED_SOURCE.asset.identifier}". ` +
    "Name it when you import the file, else the file of another repository would close its findings.",
});

/** A folder that is called by where the tool stood has the same name in every repository. */
export const relativeNames = (format: string, asset: AssetIdentity | null): SightingRemark[] =>
  asset === null || !isStandIn(asset.identifier)
    ? []
    : [
        {
          code: `${format}.relative-artifact`,
          message:
            `The folder is called "${asset.identifier.slice(0, 100)}", which names no repository in particular. ` +
            "Name it when you import the file, else the report of another folder of that name would close its findings.",
        },
      ];
