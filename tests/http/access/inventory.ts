import type { AccessArea } from "./access-area.ts";

/** Assets, controls and the security plan. */
export const INVENTORY_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
    listAssets: /*       */ "200 200 200 200 200 404 403 401",
    readAsset: /*        */ "200 200 200 200 200 404 403 401",
    listAssetFindings: /**/ "200 200 200 200 200 404 403 401",
    uploadInventory: /*  */ "200 200 403 403 403 404 403 401",
    exportInventory: /*  */ "200 200 200 200 200 404 403 401",
    readVulnerabilityData: /**/ "200 200 200 200 200 200 200 401",
    // Where there is one organization, its administrator takes in what is the same for everybody.
    importEpss: /*       */ "403 403 403 403 403 403 200 401",
    importKev: /*        */ "403 403 403 403 403 403 200 401",
    importCatalog: /*    */ "403 403 403 403 403 403 200 401",
    listCatalogs: /*     */ "200 200 200 200 200 200 200 401",
    readControls: /*     */ "200 200 200 200 200 404 403 401",
    readControl: /*      */ "200 200 200 200 200 404 403 401",
    readItemControls: /* */ "200 200 200 200 200 404 403 401",
    readItemStatements: /**/ "200 200 200 200 200 404 403 401",
    linkItemStatements: /**/ "200 200 403 403 403 404 403 401",
    importSecurityPlan: /**/ "200 200 403 403 403 404 403 401",
  },
  bodies: {
    linkItemStatements: () => ({ uuids: [] }),
  },
  queries: {
    uploadInventory: "?fileName=inventory.xlsx",
  },
};
