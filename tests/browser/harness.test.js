// The tests are able to fail: whatever is wrong with the pages in `bad` is found, each thing by what it is to be found by.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { violations } from "./accessible.js";
import { launch, Tab } from "./browser.js";
import { folder } from "./masa.js";
import { broken, faults, links } from "./page.js";

const bad = (name) => fileURLToPath(new URL(`bad/${name}`, import.meta.url));

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const found = (list, what) => assert.ok(list.some((one) => what.test(one)), `${what} is not among:\n${list.join("\n")}`);

test("what a page does is seen", async () => {
  const tab = await Tab.open(browser);
  await tab.visit(bad("page.html"));
  await tab.page.waitForTimeout(100);
  found(tab.complaints, /^the console says: left over$/);
  found(tab.complaints, /^a script broke off: nowhere is not defined$/);
  found(tab.complaints, /^it asks for https:\/\/pages\.example\/counted\.png$/);
  found(tab.complaints, /^it asks for file:.*\/bad\/missing\.js$/);
  await tab.close();
});

test("a page of a site may ask for what is there, and for nothing else", async () => {
  const tab = await Tab.open(browser, bad("."));
  await tab.visit(bad("page.html"));
  found(tab.complaints, /^it asks for https:/);
  found(tab.complaints, /^it did not get file:.*\/bad\/missing\.js$/);
  await tab.close();
});

test("what a page forbids itself is seen", async () => {
  const tab = await Tab.open(browser);
  await tab.visit(bad("forbidden.html"));
  found(tab.complaints, /^the console says: .*Content Security Policy/);
  await tab.close();
});

test("axe-core finds what is there, in what is folded too, in light and in dark", async () => {
  const tab = await Tab.open(browser);
  await tab.visit(bad("page.html"));
  const all = await violations(tab);
  found(all, /label: #unlabelled: .* in light at 390 px$/);
  found(all, /color-contrast: p:.* in light at 1280 px$/);
  found(all, /color-contrast: p:.* in dark at 390 px$/);
  found(all, /html-has-lang/);
  found(all, /target-size/);
  await tab.close();
});

test("what a page lacks is found", async () => {
  const tab = await Tab.open(browser);
  await tab.visit(bad("page.html"));
  const all = await faults(tab);
  const wanted = [
    /no title/,
    /no language/,
    /2 headings of the first level/,
    /0 elements `main`/,
    /level 4 below one of level 1/,
    /`twice` names two elements/,
    /`#nowhere`, which is not there/,
    /scrolled sideways/,
  ];
  wanted.forEach((what) => found(all, what));
  assert.equal(all.length, wanted.length, all.join("\n"));
  await tab.close();
});

test("links that lead nowhere are found from page to page", async () => {
  const site = folder();
  const page = (body) => `<!DOCTYPE html><html lang="en-GB"><title>x</title><main><h1 id="here">x</h1>${body}</main></html>`;
  const link = (href) => `<a href="${href}">x</a>`;
  const hrefs = ["other.html#here", "other.html#there", "gone.html", "http://pages.example/", "https://pages.example/", "#here"];
  writeFileSync(join(site, "one.html"), page(hrefs.map(link).join(" ")));
  writeFileSync(join(site, "other.html"), page(link("one.html")));
  const tab = await Tab.open(browser, site);
  const pages = [];
  for (const name of ["one.html", "other.html"]) {
    await tab.visit(join(site, name));
    pages.push(await links(tab));
  }
  const all = broken(pages);
  found(all, /`other.html#there` leads to a place that is not there$/);
  found(all, /`gone.html` leads nowhere$/);
  found(all, /`http:\/\/pages.example\/` leaves the site/);
  assert.equal(all.length, 3, all.join("\n"));
  await tab.close();
});
