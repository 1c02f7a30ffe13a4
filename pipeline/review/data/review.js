// Saves in place and moves by keyboard. Without it every form works as a form.
"use strict";

const items = () => [...document.querySelectorAll("form.item")];
const field = (form) => form.querySelector("[name=text]");

function count() {
  const all = items();
  const place = document.querySelector("#approved");
  if (place) place.value = `${all.filter((f) => f.classList.contains("approved")).length} of ${all.length} accepted`;
}

function go(form, step, open) {
  const all = items();
  let at = all.indexOf(form) + step;
  while (open && all[at] && all[at].classList.contains("approved")) at += step;
  if (!all[at]) return;
  field(all[at]).focus();
  all[at].scrollIntoView({ block: "nearest" });
}

async function save(form, act) {
  if (form.dataset.saving) return;
  form.dataset.saving = "yes";
  const said = form.querySelector(".said");
  const sent = field(form).value;
  const body = new URLSearchParams(new FormData(form));
  body.set("act", act);
  try {
    const reply = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "yes" } });
    const text = await reply.text();
    if (!reply.ok) {
      said.value = text;
      const now = reply.headers.get("X-Seen");
      if (now) {
        form.elements.seen.value = now;
        said.value += " Accept again to put yours in its place.";
      }
      return;
    }
    const held = document.createElement("template");
    held.innerHTML = text;
    const fresh = held.content.querySelector("form");
    const typed = field(form).value;
    const focused = form.contains(document.activeElement);
    form.replaceWith(fresh);
    if (typed !== sent) { // typed on while it was saved
      field(fresh).value = typed;
      fresh.classList.add("dirty");
    }
    if (focused && act === "accept" && typed === sent) go(fresh, 1, true);
    if (focused && !document.activeElement.closest("form.item")) field(fresh).focus();
    count();
  } catch {
    said.value = "Dragoman does not answer: is `make review` still running? Your text stays here.";
  } finally {
    delete form.dataset.saving;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.item");
  if (!form) return;
  event.preventDefault();
  save(form, event.submitter && event.submitter.value ? event.submitter.value : "accept");
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form.item");
  if (form) form.classList.toggle("dirty", field(form).value !== field(form).defaultValue);
});

document.addEventListener("click", (event) => {
  const choice = event.target.closest("button.candidate");
  if (!choice) return;
  const form = choice.closest("form.item");
  field(form).value = choice.dataset.text;
  form.classList.add("dirty");
  field(form).focus();
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest && event.target.closest("form.item");
  if (!form) {
    if (event.altKey && event.key === "ArrowDown" && items()[0]) field(items()[0]).focus();
    return;
  }
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.isComposing) return;
  const accepts = event.key === "Enter" && (ctrl || !event.target.matches("textarea"));
  // By its place too, where the layout has no Latin letters; with Alt it types a letter on some.
  const s = event.key.toLowerCase() === "s" || (event.code === "KeyS" && event.key > "\x7f");
  const keeps = ctrl && !event.altKey && s;
  if (event.repeat && (accepts || keeps)) { // held down: nobody has read what comes next
    event.preventDefault();
    return;
  }
  if (ctrl && accepts) save(form, "accept");
  else if (keeps) save(form, "draft");
  else if (event.altKey && event.key === "ArrowDown") go(form, 1);
  else if (event.altKey && event.key === "ArrowUp") go(form, -1);
  else return;
  event.preventDefault();
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form.dirty")) event.preventDefault();
});

count();
