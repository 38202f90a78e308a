// The command, run in the repository.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = resolve(fileURLToPath(import.meta.url), "../../..");
const MASA = resolve(REPOSITORY, process.env.MASA ?? "target/release/masa");

// What it writes, as a page; a folder of its own for each, so that anything beside the page would be found missing.
export const written = (...args) => {
  const page = join(folder(), "page.html");
  writeFileSync(page, execFileSync(MASA, args, { cwd: REPOSITORY, maxBuffer: 64 * 1024 * 1024 }));
  return page;
};

// Runs it for what it puts into a folder.
export const run = (...args) => execFileSync(MASA, args, { cwd: REPOSITORY, stdio: ["ignore", "pipe", "inherit"] });

const folders = [];

// A folder that is gone when the tests are over.
export const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "masa-browser-"));
  folders.push(made);
  return made;
};

process.on("exit", () => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));
