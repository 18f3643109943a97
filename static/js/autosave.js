// Saves forms with data-draft-url as private drafts while typing. Sending the form never waits for it.
const WAIT = 1500;
const RETRY = 8000;

function watch(form) {
  const place = form.querySelector("[data-save-state]");
  let timer = 0;
  let dirty = false;
  const say = (what) => place && (place.textContent = place.dataset[what] ?? "");
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save(leaving = false) {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST", body: new FormData(form), redirect: "manual", keepalive: leaving === true,
      });
      if (answer.ok) return say("saved");
      dirty = true;
      say(answer.type === "opaqueredirect" || answer.status === 403 ? "signedOut" : "failed");
      if (answer.status >= 500) later(RETRY);
    } catch {
      dirty = true;
      say("failed");
      later(RETRY);
    }
  }

  form.addEventListener("input", () => {
    dirty = true;
    later(WAIT);
  });
  form.addEventListener("submit", () => {
    dirty = false;
    clearTimeout(timer);
  });
  const flush = () => save(true);
  document.addEventListener("leaving", flush);
  addEventListener("pagehide", flush);
  addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
}

const seen = new WeakSet();
function start() {
  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    if (!seen.has(form)) watch(form);
    seen.add(form);
  }
}
start();
document.addEventListener("htmx:load", start);
