import { Text } from "@mantine/core";
import type { AssetDetail } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { CREDENTIALED_WORDS, isAliasKind, knownByWords } from "./asset-words.ts";

type AssetScansProps = { readonly systemId: string; readonly asset: AssetDetail };

/** Every scan that named the asset, newest first, and whether it reached it and could sign in. */
export const AssetScans = ({ systemId, asset }: AssetScansProps) => (
  <Section
    title={asset.scans.length === 0 ? "Scans" : counted(asset.scans.length, "scan")}
    padded={asset.scans.length === 0}
  >
    {asset.scans.length === 0 ? (
      <Text size="sm">
        No scan has looked at this asset. Either the scanner&apos;s targets leave it out, or it answers under
        names that are not declared.
      </Text>
    ) : (
      <Table label="Scans of the asset" stack>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">File</th>
            <th scope="col">Tool</th>
            <th scope="col">Reached</th>
            <th scope="col">Sign-in</th>
            <th scope="col">Scanned as</th>
          </tr>
        </thead>
        <tbody>
          {asset.scans.map((scan) => (
            <tr key={scan.importId}>
              <td>
                <DayText day={scan.date} />
              </td>
              <td data-label="File" style={{ overflowWrap: "anywhere" }}>
                <TextLink
                  to="/systems/$systemId/imports/$importId"
                  params={{ systemId, importId: scan.importId }}
                >
                  {scan.fileName}
                </TextLink>
              </td>
              <td data-label="Tool">{scan.tool ?? ""}</td>
              <td data-label="Reached">{scan.alive ? "Yes" : "No"}</td>
              <td data-label="Sign-in">{CREDENTIALED_WORDS[scan.credentialed]}</td>
              <td data-label="Scanned as" style={{ overflowWrap: "anywhere" }}>
                <div>
                  {scan.scannedAs}
                  {scan.matchedBy !== null && (
                    <Text size="xs" c="dimmed">
                      {scan.matchedBy === "new" || isAliasKind(scan.matchedBy)
                        ? knownByWords(scan.matchedBy)
                        : scan.matchedBy}
                    </Text>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </Section>
);
