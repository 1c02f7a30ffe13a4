// Opens pages in Chromium and says what it saw, as JSON on standard output.
//
//   node look.mjs CHROMIUM JOBS.json
//
// JOBS.json: [{ url, width, height, dark?, print?, axe?, screenshot?, probe? }]; `probe` is an expression evaluated in
// the page. Results stand in the same order: { violations, incomplete, errors, requests, probe }.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const [chromium, jobsFile] = process.argv.slice(2);
const jobs = JSON.parse(readFileSync(jobsFile, "utf8"));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const profile = mkdtempSync(join(tmpdir(), "dragoman-chromium-"));

const browser = await puppeteer.launch({
  executablePath: chromium,
  userDataDir: profile,
  headless: true,
  timeout: 180_000, // a busy machine is no failure
  protocolTimeout: 300_000,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--font-render-hinting=none",
    "--force-color-profile=srgb", "--disable-lcd-text",
  ],
});
const results = [];
try {
  for (const job of jobs) {
    const page = await browser.newPage();
    page.setDefaultTimeout(180_000);
    const errors = [];
    const requests = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("requestfailed", (request) => errors.push(`failed: ${request.url()}`));
    page.on("request", (request) => requests.push(request.url()));
    page.on("dialog", (dialog) => { errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.setViewport({ width: job.width, height: job.height, deviceScaleFactor: 1 });
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: job.dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    if (job.print) await page.emulateMediaType("print");
    await page.goto(job.url, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => null)");
    const result = { errors, requests };
    if (job.screenshot) await page.screenshot({ path: job.screenshot, fullPage: job.fullPage ?? true });
    if (job.probe) result.probe = await page.evaluate(job.probe);
    if (job.axe) {
      await page.evaluate(axeSource);
      const report = await page.evaluate(() => axe.run(document, { preload: false, resultTypes: ["violations", "incomplete"] }));
      const brief = (list) => list.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`);
      result.violations = brief(report.violations);
      result.incomplete = brief(report.incomplete);
      result.passes = report.passes.length;
    }
    results.push(result);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(results));
