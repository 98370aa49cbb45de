import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listAssetFindings, listAssets, readAsset } from "../../api/api.generated.ts";
import type { AssetsSearch } from "../../app/search-params.ts";

const PAGE = 200;

/** The merged inventory of a system under a filter; all of them begin with `["system", id, "assets"]`. */
export const assetsQuery = (systemId: string, search: AssetsSearch) =>
  infiniteQueryOptions({
    queryKey: ["system", systemId, "assets", search],
    queryFn: ({ signal, pageParam }) =>
      listAssets(
        {
          path: { systemId },
          query: {
            offset: pageParam,
            limit: PAGE,
            ...(search.state === undefined ? {} : { state: search.state }),
            ...(search.unauthenticated === true ? { unauthenticated: "true" } : {}),
            ...(search.q === undefined ? {} : { q: search.q }),
          },
        },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) => {
      const next = offset + last.assets.length;
      return last.assets.length > 0 && next < last.total ? next : null;
    },
    placeholderData: keepPreviousData,
  });

export const assetQuery = (systemId: string, assetId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "asset", assetId],
    queryFn: ({ signal }) => readAsset({ path: { systemId, assetId } }, { signal }),
  });

export const assetFindingsQuery = (systemId: string, assetId: string) =>
  infiniteQueryOptions({
    queryKey: ["system", systemId, "asset", assetId, "findings"],
    queryFn: ({ signal, pageParam }) =>
      listAssetFindings(
        { path: { systemId, assetId }, query: { offset: pageParam, limit: PAGE } },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) => {
      const next = offset + last.findings.length;
      return last.findings.length > 0 && next < last.total ? next : null;
    },
  });
