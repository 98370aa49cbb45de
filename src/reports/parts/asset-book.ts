import type { AssetIdentity, Credentialed, Reading, ScanTime } from "#domain/reading.ts";
import { textBudget } from "./definition-shelf.ts";
import { ownText } from "./kept-text.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";

/** The assets of one file: tells of each once, and of its end when no record of it can come any more. */
export type AssetBook = {
  /** Yields the asset unless it is known already; says whether it was new. */
  meet(asset: AssetIdentity, scannedAt: ScanTime | null): boolean;
  /** Notes whether the asset answered and whether the tool could look inside; the last word counts. */
  note(identifier: string, facts: { readonly alive?: boolean; readonly credentialed?: Credentialed }): void;
  /**
   * Notes the result of a check. A check with an inconclusive result proves nothing on this asset, since it is not known
   * at which place it would have found something.
   */
  answer(identifier: string, check: string, conclusive: boolean): void;
  /** Yields the end of one asset, with the tool version that wrote its records. */
  end(identifier: string): void;
  /** Yields the end of every asset that has not ended, in the order in which they came. */
  endAll(): void;
};

type OpenAsset = {
  alive: boolean;
  credentialed: Credentialed;
  answered: Set<string> | null;
  unanswered: Set<string> | null;
};

/**
 * An empty book. Passing `listEntries` (assets, or checks of one asset) or `definitionsLength` (their names) is a `report.too-large` fault. Checks are `null` in
 * an asset's coverage when no result of any was noted, else those with conclusive results only.
 */
export const assetBook = (emit: (reading: Reading) => void, limits: ReportLimits): AssetBook => {
  const open = new Map<string, OpenAsset>();
  const budget = textBudget(limits);

  const bounded = (size: number, where: string): void => {
    if (size > limits.listEntries) throw tooLarge(limits, "listEntries", where.slice(0, 100));
  };

  const end = (identifier: string, asset: OpenAsset): void => {
    const checks =
      asset.answered?.difference(asset.unanswered ?? new Set()) ?? (asset.unanswered && new Set());
    const { alive, credentialed } = asset;
    emit({ type: "assetEnd", identifier, coverage: { alive, credentialed, checks }, toolVersion: null });
  };

  return {
    meet: (asset, scannedAt) => {
      if (open.has(asset.identifier)) return false;
      budget.spend(asset.identifier.length, "assets");
      open.set(ownText(asset.identifier), {
        alive: true,
        credentialed: "unknown",
        answered: null,
        unanswered: null,
      });
      bounded(open.size, "assets");
      emit({ type: "asset", asset, scannedAt });
      return true;
    },
    note: (identifier, facts) => {
      const asset = open.get(identifier);
      if (asset !== undefined) Object.assign(asset, facts);
    },
    answer: (identifier, check, conclusive) => {
      const asset = open.get(identifier);
      if (asset === undefined) return;
      const list = conclusive ? (asset.answered ??= new Set()) : (asset.unanswered ??= new Set());
      if (list.has(check)) return;
      budget.spend(check.length, `checks of ${identifier.slice(0, 100)}`);
      list.add(ownText(check));
      bounded(list.size, `checks of ${identifier}`);
    },
    end: (identifier) => {
      const asset = open.get(identifier);
      if (asset === undefined) return;
      open.delete(identifier);
      end(identifier, asset);
    },
    endAll: () => {
      for (const [identifier, asset] of open) end(identifier, asset);
      open.clear();
    },
  };
};
