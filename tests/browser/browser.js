// A browser, and what a page does in it: what it asks for, and what it complains about.
//
// Comes in: the path of a page. Goes out: the open page, and complaints as sentences. What a page has to be like is not known here.

import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// As Debian, other distributions and macOS have it; `CHROMIUM` names another.
const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

export const launch = () => {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error("there is no browser; install chromium, or name one in CHROMIUM");
  }
  return chromium.launch({ executablePath });
};

const address = (path) => pathToFileURL(realpathSync(path)).href;

// A tab for pages of one site, or for pages that stand by themselves.
//
// `site` is the folder that pages may ask for files of; without it a page may ask for nothing at all beside itself.
export class Tab {
  static async open(browser, site) {
    const context = await browser.newContext();
    // A timeout of its own, so that a page that hangs is told and not waited for.
    context.setDefaultTimeout(60_000);
    return new Tab(context, await context.newPage(), site && `${address(site)}/`);
  }

  constructor(context, page, site) {
    this.context = context;
    this.page = page;
    this.site = site;
    this.complaints = [];
    page.on("console", (message) => this.complaints.push(`the console says: ${message.text()}`));
    page.on("pageerror", (error) => this.complaints.push(`a script broke off: ${error.message}`));
    page.on("crash", () => this.complaints.push("the page crashed"));
    context.on("page", () => this.complaints.push("another page was opened"));
  }

  // Nothing ever leaves this machine: what a page asks for is recorded, and answered only where it may be asked for.
  async watch() {
    await this.context.route("**/*", (route) => {
      const asked = route.request().url();
      if (asked.split(/[?#]/)[0] === this.allowed || (this.site && asked.startsWith(this.site))) {
        return route.continue();
      }
      this.complaints.push(`it asks for ${asked}`);
      return route.abort();
    });
    this.page.on("requestfailed", (request) => this.complaints.push(`it did not get ${request.url()}`));
  }

  // Opens a page, which may have a query or a fragment of its own to begin with.
  async visit(path, fragment = "") {
    if (!this.allowed) {
      await this.watch();
    }
    this.complaints.length = 0;
    this.allowed = address(path);
    // Only a fragment would be followed within the page that is open.
    await this.page.goto("about:blank");
    await this.page.goto(this.allowed + fragment, { waitUntil: "load" });
    return this.page;
  }

  // The path of what is open.
  where() {
    return fileURLToPath(this.page.url().split(/[?#]/)[0]);
  }

  close() {
    return this.context.close();
  }
}
