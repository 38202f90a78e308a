// What every page has to be like beside what axe-core looks at: title, language, headings, links, and its width on a small phone.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { unfold } from "./accessible.js";

// The narrowest width that text has to fit without being scrolled sideways: WCAG 1.4.10.
const NARROWEST = 320;

// What is wrong with the tab's page by itself.
export const faults = async (tab) => [...(await structure(tab.page)), ...(await sideways(tab.page))];

const structure = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    if (!document.title.trim()) {
      wrong.push("it has no title");
    }
    if (!document.documentElement.lang) {
      wrong.push("it says no language");
    }
    if (all("h1").length !== 1) {
      wrong.push(`it has ${all("h1").length} headings of the first level`);
    }
    if (all("main").length !== 1) {
      wrong.push(`it has ${all("main").length} elements \`main\``);
    }
    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6")) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) {
        wrong.push(`\`${heading.textContent.trim()}\` is a heading of level ${next} below one of level ${level}`);
      }
      level = next;
    }
    const ids = all("[id]").map((element) => element.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    wrong.push(...twice.map((id) => `\`${id}\` names two elements`));
    for (const { hash } of all('a[href^="#"]')) {
      const id = decodeURIComponent(hash.slice(1));
      if (id !== "" && !document.getElementById(id)) {
        wrong.push(`a link leads to \`#${id}\`, which is not there`);
      }
    }
    return wrong;
  });

// What stands out of the page on a small phone, with what is folded opened.
export const sideways = async (page) => {
  await unfold(page);
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const taken = document.documentElement.scrollWidth;
    return taken > room ? [`it takes ${taken} px where there are ${room}, and has to be scrolled sideways`] : [];
  });
};

// Where the links of the tab's page lead, by path, and the names within it that others may lead to.
export const links = async (tab) => {
  const { hrefs, ids } = await tab.page.evaluate(() => ({
    hrefs: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  return { from: tab.where(), hrefs, ids: new Set(ids) };
};

// Links among the pages of a site that lead nowhere, or out of it by anything but a secure address.
export const broken = (pages) => {
  const known = new Map(pages.map((page) => [page.from, page.ids]));
  const wrong = [];
  for (const { from, hrefs } of pages) {
    for (const href of new Set(hrefs)) {
      const why = leadsNowhere(href, from, known);
      if (why) {
        wrong.push(`${from}: \`${href}\` ${why}`);
      }
    }
  }
  return wrong;
};

const leadsNowhere = (href, from, known) => {
  if (/^[a-z]+:/i.test(href)) {
    return href.startsWith("https://") ? null : "leaves the site by no secure address";
  }
  const [path, fragment] = href.split("#").map(decodeURIComponent);
  const there = path === "" ? from : resolve(dirname(from), path);
  if (!existsSync(there)) {
    return "leads nowhere";
  }
  if (there.endsWith(".html") && !known.has(there)) {
    return "leads to a page that is not of the site";
  }
  // What scripts read is no place in the page: `#one+other`.
  return fragment && !fragment.includes("+") && !known.get(there)?.has(fragment) ? "leads to a place that is not there" : null;
};
