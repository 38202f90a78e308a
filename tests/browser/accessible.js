// What axe-core finds on a page by WCAG 2.2, A and AA: in light and dark, on a phone and on a desk.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

const SCHEMES = ["light", "dark"];
const WIDTHS = [390, 1280];

// Violations in the tab's page, which is left with everything opened and laid out.
export const violations = async (tab) => {
  const { page } = tab;
  await unfold(page);
  await page.evaluate(AXE);
  const found = [];
  const everywhere = async (look) => {
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        found.push(...(await look(page)).map((what) => `axe-core: ${what}, in ${colorScheme} at ${width} px`));
      }
    }
  };
  await everywhere((page) => run(page, { "target-size": { enabled: true }, "color-contrast": { enabled: false } }));
  await spread(page);
  await everywhere(contrast);
  return found;
};

// What is folded is seen by nobody, and axe-core passes over it.
export const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) {
      details.open = true;
    }
  });

// What is scrolled out of its region lies behind something else for axe-core, which then cannot tell its contrast: all of it is laid out.
const spread = (page) =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll("body *")) {
      const { overflowX, overflowY, position } = getComputedStyle(element);
      if ([overflowX, overflowY].some((how) => how !== "visible")) {
        Object.assign(element.style, { overflow: "visible", maxHeight: "none" });
        for (let around = element; around; around = around.parentElement) {
          Object.assign(around.style, { minWidth: "max-content", maxWidth: "none" });
        }
      }
      if (position === "sticky") {
        element.style.position = "static";
      }
    }
  });

// Rules for what is new in WCAG 2.2 are off until they are asked for. Nothing is fetched: the page forbids it, and would complain.
const run = (page, rules) =>
  page.evaluate(async ({ rules, tags }) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, rules, preload: false });
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${help}`));
  }, { rules, tags: TAGS });

// What a text broken into lines stands on cannot be told; the same colours are told where it stands on one.
const BROKEN = "elmPartiallyObscuring";

// Contrast that is too low, and contrast that cannot be told.
const contrast = (page) =>
  page.evaluate(async (broken) => {
    const { violations, incomplete } = await globalThis.axe.run(document, { runOnly: ["color-contrast"], preload: false });
    const nodes = [...violations, ...incomplete].flatMap((result) => result.nodes);
    return nodes
      .filter((node) => node.any[0]?.data?.messageKey !== broken)
      .map((node) => `color-contrast: ${node.target.join(" ")}: ${node.any[0]?.message}`);
  }, BROKEN);
