// The site: every page, and what its scripts do.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { violations } from "./accessible.js";
import { launch, Tab } from "./browser.js";
import { folder, run } from "./masa.js";
import { broken, faults, links } from "./page.js";
import { told } from "./told.js";

const AREAS = "arrangements";
const BEFORE = ["plymouth-torbay-2019"];
const AFTER = ["plymouth-2020-09", "torbay-2020"];

const site = join(folder(), "site");
const at = (path) => join(site, path);

// The pages of a folder of the site, by path.
const pages = (inner = "") =>
  readdirSync(at(inner), { recursive: true }).filter((path) => path.endsWith(".html")).map((path) => join(inner, path)).sort();

const largest = (inner) => pages(inner).reduce((one, other) => (statSync(at(other)).size > statSync(at(one)).size ? other : one));

let browser;
let tab;
before(async () => {
  const files = (names) => names.map((name) => `${AREAS}/${name}.yaml`);
  run("site", AREAS, "--out", site, "--before", ...files(BEFORE), "--after", ...files(AFTER));
  browser = await launch();
  tab = await Tab.open(browser, site);
});
after(() => browser?.close());

const silent = () => assert.equal(tab.complaints.length, 0, told(tab.complaints));

test("every page complains of nothing, asks only for files of the site, fits a phone, and every link leads somewhere", async () => {
  const [all, wrong] = [pages(), []];
  assert.ok(all.length > 400, `${all.length} pages`);
  const seen = [];
  for (const path of all) {
    await tab.visit(at(path));
    seen.push(await links(tab));
    wrong.push(...[...(await faults(tab)), ...tab.complaints].map((what) => `${path}: ${what}`));
  }
  wrong.push(...broken(seen));
  assert.equal(wrong.length, 0, told(wrong));
});

describe("everybody can use a page of each sort", () => {
  const sorts = {
    "the overview": () => ["index.html"],
    "the page for two areas": () => ["compare.html", `#${BEFORE[0]}+${AFTER[0]}`],
    "the page of a step": () => ["restructure.html"],
    "the list of provisions": () => ["provisions/index.html"],
    "the list of rules": () => ["rules/index.html"],
    "the page of an area": () => [largest("areas")],
    "the page of a provision": () => [largest("provisions")],
    "the page of a rule": () => [largest("rules")],
  };
  for (const [sort, page] of Object.entries(sorts)) {
    test(sort, async () => {
      const [path, fragment] = page();
      await tab.visit(at(path), fragment);
      const wrong = [...(await violations(tab)), ...tab.complaints];
      assert.equal(wrong.length, 0, told(wrong));
    });
  }
});

describe("the table of areas", () => {
  const names = () => tab.page.locator("#matrix tbody tr:visible th").evaluateAll((cells) => cells.map((cell) => cell.innerText.trim()));
  const column = (at) =>
    tab.page.locator("#matrix tbody tr:visible").evaluateAll((rows, at) => rows.map((row) => row.cells[at].textContent.trim()), at);
  const heading = (words) => tab.page.locator("#matrix thead").getByRole("button", { name: words, exact: true });
  const shown = () => tab.page.locator("#shown").textContent();

  test("is filtered by name and by region, says how many are left, and is whole again", async () => {
    await tab.visit(at("index.html"));
    const all = await names();
    assert.equal(all.length, 7);
    await tab.page.getByLabel("Name holds").fill("PLYM");
    assert.deepEqual(await names(), all.filter((name) => name.includes("Plymouth")));
    assert.match(await shown(), /^2 of 7 /);
    await tab.page.getByLabel("Region").selectOption("South East");
    assert.deepEqual(await names(), []);
    await tab.page.getByLabel("Name holds").fill("");
    assert.deepEqual(await names(), all.filter((name) => name.startsWith("Buckinghamshire")));
    await tab.page.getByRole("button", { name: /clear|reset|all/i }).click();
    await tab.page.waitForFunction(() => document.querySelectorAll("#matrix tbody tr:not([hidden])").length === 7);
    silent();
  });

  test("shows one more fact, which can be filtered and taken away", async () => {
    await tab.visit(at("index.html"));
    const columns = await tab.page.locator("#matrix thead th").count();
    await tab.page.getByLabel("Show also").selectOption("fact-groups");
    await heading("Structure: groups").waitFor();
    const groups = await column(columns);
    assert.equal(groups.length, 7);
    assert.ok(groups.every((count) => /^(\d+( or more)?(, and \d+ planned)?|not stated)$/.test(count)), groups.join(", "));
    const value = tab.page.locator("#value");
    await value.selectOption(groups[0]);
    assert.deepEqual(await column(columns), groups.filter((count) => count === groups[0]));
    await tab.page.getByLabel("Show also").selectOption("");
    await tab.page.waitForFunction((columns) => document.querySelectorAll("#matrix thead th").length === columns, columns);
    assert.equal((await names()).length, 7);
    silent();
  });

  test("offers nothing that it shows already, and one choice for each outcome however many verdicts came out so", async () => {
    await tab.visit(at("index.html"));
    const offered = await tab.page.locator("#also option").evaluateAll((options) => options.map(({ value }) => value));
    assert.ok(offered.includes("fact-groups") && !offered.includes("fact-councils"), offered.join());
    const provision = offered.find((name) => name.startsWith("provision-ca2004-s16E-1"));
    await tab.page.getByLabel("Show also").selectOption(provision);
    await tab.page.locator("#value:enabled").waitFor();
    const choices = await tab.page.locator("#value option").allTextContents();
    assert.ok(choices.length > 1 && choices.every((choice) => !choice.includes("(")), choices.join());
    const columns = await tab.page.locator("#matrix thead th").count();
    const all = await column(columns - 1);
    assert.ok(all.some((words) => words.includes("(")), all.join());
    for (const choice of choices.slice(1)) {
      await tab.page.locator("#value").selectOption(choice);
      const left = await column(columns - 1);
      assert.ok(left.length > 0 && left.every((words) => words === choice || words.startsWith(`${choice} (`)), `${choice}: ${left}`);
    }
    silent();
  });

  test("shows what its controls say when somebody comes back to it", async () => {
    await tab.visit(at("index.html"));
    await tab.page.getByLabel("Name holds").fill("Plymouth");
    await tab.page.getByLabel("Show also").selectOption("fact-groups");
    await heading("Structure: groups").waitFor();
    const only = await tab.page.locator("#matrix tbody tr:visible").first().locator("td").last().getAttribute("data-choice");
    await tab.page.getByLabel("Only where it is").selectOption(only);
    await tab.page.getByRole("button", { name: "Structure: groups" }).click();
    await tab.page.locator("#matrix tbody tr:visible a").first().click();
    await tab.page.waitForURL(/areas/, { waitUntil: "load" });
    await tab.page.goBack();
    await tab.page.locator("#filters").waitFor({ state: "visible" });
    await tab.page.waitForFunction((only) => document.getElementById("value").value === only, only);
    await tab.page.locator("#matrix thead th[aria-sort]").filter({ hasText: "Structure: groups" }).waitFor();
    await tab.page.getByLabel("Only where it is").selectOption("");
    await tab.page.waitForFunction(() => {
      const [find, also] = [document.getElementById("find").value, document.getElementById("also").value];
      const rows = [...document.querySelectorAll("#matrix tbody tr")];
      const fits = rows.every((row) => row.hidden === !row.cells[0].textContent.includes(find));
      return fits && document.querySelectorAll("#matrix thead th").length === 10 + Number(also !== "");
    });
    silent();
  });

  test("keeps the areas in sight on a screen, and is printed whole", async () => {
    await tab.visit(at("index.html"));
    await tab.page.setViewportSize({ width: 390, height: 800 });
    const left = await tab.page.evaluate(() => {
      const [region, cell] = [document.querySelector(".wide"), document.querySelector("#matrix tbody th")];
      region.scrollLeft = 300;
      return [region.scrollLeft, cell.getBoundingClientRect().left - region.getBoundingClientRect().left];
    });
    assert.ok(left[0] > 0 && Math.abs(left[1]) < 2, left.join());
    await tab.page.emulateMedia({ media: "print" });
    await tab.page.setViewportSize({ width: 700, height: 900 });
    const out = await tab.page.evaluate(() =>
      [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80)));
    const boxed = await tab.page.evaluate(() => getComputedStyle(document.querySelector(".wide")).overflow);
    await tab.page.emulateMedia({ media: null });
    assert.deepEqual(out, []);
    assert.equal(boxed, "visible");
  });

  test("has a day that is vague where the earliest day that it may be belongs", async () => {
    await tab.visit(at("index.html"));
    await heading("Judged at").click();
    const days = await column(2);
    const years = days.map((words) => Number(words.match(/\d{4}/)[0]));
    assert.ok(days.some((words) => words.startsWith("some day between")) && years[0] < 2023, days.join(", "));
    assert.deepEqual(years, years.toSorted((one, other) => one - other));
    silent();
  });

  test("is sorted by any column with the keyboard, either way, and what is not stated comes last", async () => {
    await tab.visit(at("index.html"));
    const headings = tab.page.locator("#matrix thead th");
    let moved = 0;
    for (let at = 0; at < (await headings.count()); at += 1) {
      for (const way of ["ascending", "descending"]) {
        const before = await names();
        await headings.nth(at).getByRole("button").focus();
        await tab.page.keyboard.press("Enter");
        assert.equal(await headings.nth(at).getAttribute("aria-sort"), way);
        assert.equal(await tab.page.locator("#matrix [aria-sort]").count(), 1);
        const values = await tab.page.locator("#matrix tbody tr").evaluateAll(
          (rows, at) => rows.map(({ cells }) => ({ key: cells[at].dataset.sort ?? cells[at].textContent.trim(), unknown: cells[at].classList.contains("unknown") })), at);
        assert.deepEqual(values, sorted(values, way), `column ${at}, ${way}`);
        moved += Number(before.join() !== (await names()).join());
      }
    }
    assert.ok(moved > 4, `${moved} columns changed the order`);
    silent();
  });

  // Written otherwise than in the page: what is known in order, then what is not.
  const sorted = (values, way) => {
    const known = values.filter(({ key, unknown }) => key !== "" && !unknown);
    const numbers = known.every(({ key }) => /^-?[\d.]+$/.test(key));
    const words = new Intl.Collator("en-GB", { numeric: true });
    known.sort(numbers ? (one, other) => one.key - other.key : (one, other) => words.compare(one.key, other.key));
    const down = way === "descending";
    return [...(down ? known.reverse() : known), ...values.filter((value) => !known.includes(value))];
  };
});

describe("two areas side by side", () => {
  const rows = (selector) => tab.page.locator(`#sides tr.row${selector}`).evaluateAll((rows) => rows.map(({ cells }) => [cells[1].textContent, cells[2].textContent]));

  test("are chosen from the lists, and only what differs is shown on demand", async () => {
    await tab.visit(at("compare.html"));
    const { page } = tab;
    assert.ok(await page.locator("#sides").isHidden());
    const [one, other] = [page.locator("#one"), page.locator("#other")];
    await one.selectOption(BEFORE[0]);
    await other.selectOption(AFTER[0]);
    await page.locator("#sides").waitFor({ state: "visible" });
    const all = await rows("");
    // Of two papers that both state something; what only one states is no difference.
    const files = [...BEFORE, AFTER[0]].map((name) => `${AREAS}/${name}.yaml`);
    const compared = JSON.parse(run("compare", ...files, "--only-differences", "--format", "json"));
    const count = compared.facts.length + compared.verdicts.length;
    assert.ok(count > 0 && count < all.length, `${count} of ${all.length}`);
    assert.match(await page.locator("#shown").textContent(), new RegExp(`^${count} of ${all.length} rows differ in what is known`));
    await page.locator("#differences").check();
    const shown = await rows(":not([hidden])");
    assert.equal(shown.length, count);
    assert.ok(shown.every(([first, second]) => first !== second && ![first, second].includes("not stated")), told(shown.map(String)));
    assert.equal(new URL(page.url()).hash, `#${BEFORE[0]}+${AFTER[0]}`);
    silent();
  });

  test("are found again by the address", async () => {
    await tab.visit(at("compare.html"), `#${AFTER[0]}+${AFTER[1]}`);
    await tab.page.locator("#sides").waitFor({ state: "visible" });
    const titles = [tab.page.locator("#first a"), tab.page.locator("#second a")];
    const hrefs = await Promise.all(titles.map((title) => title.getAttribute("href")));
    assert.deepEqual(hrefs, AFTER.map((name) => `areas/${name}.html`));
    silent();
  });

  test("follow the address while the page is open, and one that names no two areas is told as such", async () => {
    await tab.visit(at("compare.html"), `#${AFTER[0]}+${AFTER[1]}`);
    const { page } = tab;
    await page.locator("#sides").waitFor({ state: "visible" });
    await page.evaluate((hash) => (location.hash = hash), `#${BEFORE[0]}+${AFTER[0]}`);
    await page.waitForFunction((href) => document.querySelector("#first a").getAttribute("href") === href, `areas/${BEFORE[0]}.html`);
    silent();
    await tab.visit(at("compare.html"), "#%E0%A4%A+x");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("names no two areas"));
    await page.locator("#one").selectOption(BEFORE[0]);
    await page.locator("#other").selectOption(AFTER[0]);
    await page.locator("#sides").waitFor({ state: "visible" });
    silent();
  });

  test("are not shown where the address names others that nobody has, and it says which", async () => {
    const { page } = tab;
    const shown = () => page.locator("#shown").textContent();
    const none = async (what) => {
      await page.waitForFunction(() => document.getElementById("shown").textContent.startsWith("There is no area"));
      assert.ok((await shown()).includes(what), await shown());
      assert.ok(await page.locator("#sides").isHidden());
      assert.deepEqual(await page.locator("#pair select").evaluateAll((lists) => lists.map(({ value }) => value)), ["", ""]);
    };
    // From one that is shown, within the page that is open.
    await tab.visit(at("compare.html"), `#${BEFORE[0]}+${AFTER[0]}`);
    await page.locator("#sides").waitFor({ state: "visible" });
    await page.evaluate(() => (location.hash = "#zzz+yyy"));
    await none("no area “zzz” and no area “yyy”");
    await page.locator("#one").selectOption(BEFORE[0]);
    await page.locator("#other").selectOption(AFTER[0]);
    await page.locator("#sides").waitFor({ state: "visible" });
    silent();
    // One of the two, with a name of any length.
    await tab.visit(at("compare.html"), `#${BEFORE[0]}+${"z".repeat(5000)}`);
    await none(`no area “${"z".repeat(60)}…” on`);
    assert.ok(!(await shown()).includes(BEFORE[0]));
    silent();
    // Behind a question mark, as other sites write it.
    await tab.visit(at("compare.html"), "?a=zzz&b=yyy");
    await none("no area “zzz” and no area “yyy”");
    silent();
    await tab.visit(at("compare.html"), `?a=${BEFORE[0]}&b=${AFTER[0]}`);
    await page.locator("#sides").waitFor({ state: "visible" });
    silent();
  });

  test("are not looked for in a file that is not of the site", async () => {
    await tab.visit(at("compare.html"), "#../../elsewhere+torbay-2020");
    assert.ok(await tab.page.locator("#sides").isHidden());
    silent();
  });
});

// The reasons why facts are not stated filled seven of thirty sheets, most of them over and over.
test("an area is printed on fewer than twenty-nine pages, without the reason behind each fact that is not stated, and says so", async () => {
  await tab.visit(at("areas/pan-dorset-2024-03.html"));
  await tab.page.emulateMedia({ media: "print" });
  const shown = await tab.page.evaluate(() => {
    const is = (one) => one.getClientRects().length > 0;
    const [unknown, known] = ["dd.unknown .place", "dd:not(.unknown) > .place"].map((which) => [...document.querySelectorAll(`#words ~ details ${which}`)]);
    return [unknown.length > 20, unknown.filter(is).length, known.every(is), is(document.querySelector("#words ~ .on-paper"))];
  });
  const printed = (await tab.page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  await tab.page.emulateMedia({ media: null });
  assert.deepEqual(shown, [true, 0, true, true]);
  assert.ok(printed.match(/\/Type\s*\/Page\b(?!s)/g).length < 29);
});

test("without scripts every page can be read, and nothing is offered that needs one", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`file://${at("index.html")}`);
  assert.equal(await page.locator("#matrix tbody tr").count(), 7);
  assert.ok(await page.locator("#filters").isHidden());
  assert.equal(await page.locator("#matrix button").count(), 0);
  await page.goto(`file://${at("compare.html")}`);
  assert.ok(await page.locator("#pair").isHidden());
  assert.ok((await page.locator("main").innerText()).includes("Plymouth and Torbay"));
  await context.close();
});
