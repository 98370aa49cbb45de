import assert from "node:assert/strict";
import { test } from "node:test";
import { imageIdentity, imageName } from "#reports/parts/image-name.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

test("an image name in parts", () => {
  for (const [text, ...parts] of [
    ["busybox", "busybox", null, null],
    ["busybox:1.36", "busybox", "1.36", null],
    ["registry.example.org:5000/shop/web", "registry.example.org:5000/shop/web", null, null],
    [`registry.example.org:5000/shop/web:2@${DIGEST}`, "registry.example.org:5000/shop/web", "2", DIGEST],
    [`shop/web@${DIGEST}`, "shop/web", null, DIGEST],
    ["/srv/images/web.tar", "/srv/images/web.tar", null, null],
    [":tag", ":tag", null, null],
    ["@odd", "@odd", null, null],
  ] as const) {
    const { repository, tag, digest } = imageName(text);
    assert.deepEqual([repository, tag, digest], parts, text);
  }
});

test("the digest of the same repository counts, not that of a mirror", () => {
  const other = `sha256:${"b".repeat(64)}`;
  const digests = [`mirror.example.org/web@${other}`, `shop/web@${DIGEST}`, ""];
  assert.equal(imageIdentity("shop/web:1", digests).digest, DIGEST);
  assert.equal(imageIdentity("shop/new:1", digests).digest, other);
  assert.equal(imageIdentity("shop/new:1", []).digest, null);
});
