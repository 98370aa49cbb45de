import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readItemDeviations, scoreAdjustment } from "#app/deviation/read-deviations.ts";
import { requestDeviation } from "#app/deviation/request-deviation.ts";
import type { Claim } from "#domain/deviation/claim.ts";
import type { RiskReduction } from "#domain/deviation/risk-reduction.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { adjustment } from "../support/claims.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const V2 = "AV:N/AC:L/Au:N/C:N/I:N/A:C";
const V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

describe("scores of risk adjustments", () => {
  const t = useApp();

  /** A system with one item of high risk; `told` is what the scan says of CVSS. */
  const ledger = async (told = "") => {
    const systemId = await newSystem(t());
    const asker = await newMember(t(), systemId, "contributor");
    const records = [{ plugin: 500, severity: 3 }];
    const scan = scanFile({ day: "2026-06-01", plugins: [500], hosts: [{ name: "web-01", records }] });
    await importBytes(t(), systemId, scan.replace("<description>", `${told}<description>`));
    return { ref: { systemId, poamId: "V-1" }, asker };
  };
  const unmodified = async (told: string) => {
    const { ref } = await ledger(told);
    return (await readItemDeviations(t().app, OPERATOR, ref.systemId, ref.poamId)).unmodified;
  };
  const ask = ({ ref, asker }: Awaited<ReturnType<typeof ledger>>, change: Partial<RiskReduction>) => {
    const claim = adjustment("low");
    assert.ok(claim.type === "risk adjustment");
    const changed: Claim = { ...claim, reduction: { ...claim.reduction, ...change } };
    return requestDeviation(t().app, asker, ref, { claim: changed, rationale: "Because." });
  };

  test("the score of modified metrics, from the vector that is given", async () => {
    const { ref } = await ledger();
    const reduction = {
      baseVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      modified: { MC: { value: "N", explanation: "" } },
      remediationLevel: null,
      enteredScore: null,
    };
    type Asked = Parameters<typeof scoreAdjustment>[3];
    const scored = async (change: Partial<Asked> = {}) =>
      (await scoreAdjustment(t().app, OPERATOR, ref, { ...reduction, ...change }))?.score ?? null;
    assert.equal(await scored(), 9.1);
    assert.equal(await scored({ baseVector: null }), null);
    // A metric of CVSS 3 is none of 4.0; halfway through typing there is no score, and no trouble.
    assert.equal(await scored({ baseVector: V4 }), null);
    assert.equal(await scored({ baseVector: V4.slice(0, -3) }), null);
    const unmodified = { modified: {} };
    assert.equal(await scored({ baseVector: V4, ...unmodified }), 9.3);
    assert.equal(
      await scored({ baseVector: "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C", ...unmodified }),
      6.4,
    );
  });

  test("a request with a vector of CVSS 4.0 keeps the score that it gives, and refuses another version's metrics", async () => {
    const l = await ledger();
    const explanation = "It is locked away.";
    const foreign = { MC: { value: "N", explanation } };
    await refused(ask(l, { baseVector: V4, modified: foreign }), "input.invalid");
    const { adjusted } = await ask(l, { baseVector: V4, modified: { MAV: { value: "P", explanation } } });
    assert.deepEqual(adjusted, { vector: `${V4}/MAV:P`, baseScore: 9.3, score: 7, rating: "high" });
  });

  test("an item whose detector gives vectors of 4.0 or 2.0 alone starts from them", async () => {
    const v2 = `<cvss_vector>CVSS2#${V2}</cvss_vector>`;
    const v4 = `<cvss4_vector>${V4}</cvss4_vector>`;
    assert.deepEqual(await unmodified(v2), { vector: V2, baseScore: 7.8, score: 7.8, rating: "high" });
    assert.equal((await unmodified(v2 + v4))?.vector, V4);
    // What is no vector counts for nothing, and hurts nobody.
    assert.equal(await unmodified(`<cvss4_vector>CVSS:4.0/${"AV:N/".repeat(50)}</cvss4_vector>`), null);
  });
});
