// Pages that stand by themselves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { violations } from "./accessible.js";
import { launch, Tab } from "./browser.js";
import { written } from "./masa.js";
import { faults } from "./page.js";
import { told } from "./told.js";

const PAGES = {
  "a comparison": ["compare", "arrangements", "--outliers", "--group-by", "shape", "--format", "html"],
  "a check": ["check", "arrangements", "--format", "html"],
  "a check that explains": ["check", "arrangements/torbay-2020.yaml", "--explain", "--format", "html"],
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const [what, args] of Object.entries(PAGES)) {
  test(`${what} asks for nothing, complains of nothing, and everybody can use it`, async () => {
    const tab = await Tab.open(browser);
    await tab.visit(written(...args));
    const wrong = [...(await faults(tab)), ...(await violations(tab)), ...tab.complaints];
    assert.equal(wrong.length, 0, told(wrong));
    await tab.close();
  });
}

// Seven arrangements have to fit a meeting's papers: what is broken and open stands first, and what is folded is not printed.
test("a check of all bundled arrangements is printed on fewer than forty pages", async () => {
  const tab = await Tab.open(browser);
  await tab.visit(written(...PAGES["a check"]));
  const printed = (await tab.page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const sheets = printed.match(/\/Type\s*\/Page\b(?!s)/g).length;
  assert.ok(sheets > 7 && sheets < 40, `${sheets} pages`);
  await tab.close();
});
