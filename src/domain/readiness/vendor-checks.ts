import { vendorCheckInLate } from "../timeliness.ts";
import { isBlank, troubleIf, type ItemCheck } from "./readiness-check.ts";

export const VENDOR_CHECKS: readonly ItemCheck[] = [
  {
    id: "vendor-product-missing",
    level: "error",
    explanation: "The item waits for a vendor, but does not name the product.",
    fix: "Name the vendor's product that has to be mended.",
    check: ({ vendor, closed }) =>
      troubleIf(
        !closed && vendor !== null && isBlank(vendor.product),
        "vendorProduct",
        "Waits for a vendor; the product is not named.",
      ),
  },
  {
    id: "vendor-check-in-late",
    level: "error",
    rulebooks: {
      words: "ask for check-ins with the vendor",
      have: ({ upkeep }) => upkeep.vendorCheckInDays.value !== null,
    },
    explanation:
      "The last check-in with the vendor is missing, or longer ago than the rulebook allows. Until then the item counts as waiting, afterwards as late.",
    fix: "Ask the vendor for the state of the fix, keep the answer, and give its day.",
    check: ({ vendor, closed }, { on, rulebook }) =>
      troubleIf(
        !closed && vendor !== null && vendorCheckInLate(rulebook, vendor, on),
        "lastVendorCheckIn",
        vendor?.lastCheckIn === null || vendor === null
          ? "There was no check-in with the vendor."
          : `The last check-in was on ${vendor.lastCheckIn}; every ${rulebook.upkeep.vendorCheckInDays.value} days are asked for.`,
      ),
  },
];
