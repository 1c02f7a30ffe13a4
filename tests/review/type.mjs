// Drives the review page as a reviewer with a keyboard does: node type.mjs CHROMIUM PAGE. Prints what it saw as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../bundles/browser/", import.meta.url));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, url] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], protocolTimeout: 120000,
});
try {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()));
  await page.goto(url);
  const chord = async (held, key) => {
    await page.keyboard.down(held);
    await page.keyboard.press(key);
    await page.keyboard.up(held);
  };
  const state = () => page.evaluate(() => ({
    forms: [...document.querySelectorAll("form.item")].map((f) => f.className),
    focused: document.activeElement.closest("form")?.id,
    count: document.querySelector("#approved").value,
  }));
  await chord("Alt", "ArrowDown");
  await chord("Alt", "ArrowDown");
  await chord("Alt", "ArrowDown");
  const moved = await state();
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type("دەقی نوێ ١٤");
  const typed = await state();
  await chord("Control", "Enter");
  await page.waitForFunction(() => document.querySelector("#s3.approved") && document.activeElement.closest("#s4"));
  const accepted = await state();
  await page.keyboard.type("x");
  await chord("Control", "s");
  await page.waitForFunction(() => document.querySelector("#s4 .said").value === "kept");
  const kept = await state();
  await page.evaluate(`${axe}; 0`); // as a debugger does: the page itself lets no foreign script in
  const found = await page.evaluate(() => window.axe.run());
  const violations = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`);
  console.log(JSON.stringify({ moved, typed, accepted, kept, errors, violations }));
} finally {
  await browser.close();
}
