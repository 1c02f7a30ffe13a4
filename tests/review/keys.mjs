// Which keys save, without a browser: node keys.mjs EVENTS (JSON). Prints for each what was sent and whether the key is held back.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const script = readFileSync(new URL("../../pipeline/review/data/review.js", import.meta.url), "utf8");

function press(event) {
  const heard = {};
  const sent = [];
  let held = false;
  const text = { value: "x", focus() {} };
  const form = { dataset: {}, action: "", classList: { contains: () => false }, querySelector: () => text };
  const target = { closest: () => form, matches: (tag) => tag === (event.on ?? "textarea") };
  vm.runInNewContext(script, {
    document: {
      addEventListener: (kind, listener) => { heard[kind] = listener; },
      querySelectorAll: () => [form],
      querySelector: () => null,
    },
    window: { addEventListener() {} },
    FormData: class { *[Symbol.iterator]() {} },
    URLSearchParams,
    fetch: (_, { body }) => { sent.push(body.get("act")); return new Promise(() => {}); },
  });
  heard.keydown({ ...event, target, preventDefault: () => { held = true; } });
  return [sent[0] ?? "", held];
}

console.log(JSON.stringify(JSON.parse(process.argv[2]).map(press)));
