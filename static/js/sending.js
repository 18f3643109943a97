// A second tap on the same button sends nothing; coming back to the page makes it work again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-leave], [hx-post]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

// Forms with data-keeps-trying: without a connection what was typed stays in the page and goes by itself
// later, as the same form with the same number, so that it is there once. Nothing is kept in the browser.
const AGAIN = 20000;
const region = document.getElementById("live");
const waiting = new Map();

function tell(form, submitter) {
  const line = waiting.get(form)?.line ?? document.createElement("p");
  waiting.set(form, { line, submitter });
  if (line.isConnected) return;
  line.className = "note warm";
  line.textContent = region.dataset.waiting;
  (form.querySelector(".actions") ?? form.lastElementChild).before(line);
  region.textContent = "";
  setTimeout(() => (region.textContent = region.dataset.waiting), 50);
}

// What is answered with a page of its own is asked for as ever.
function asEver(form, submitter) {
  if (submitter) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}

async function send(form, submitter) {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  try {
    const answer = await fetch(form.getAttribute("action") || location.href, {
      method: "POST", body: new FormData(form, submitter), headers: { "X-Sent-By": "script" },
    });
    // Where it would have led (headers.py), not followed here: its page is to be read once.
    const next = answer.headers.get("X-Go-To");
    if (next) return location.assign(next);
    if (answer.status < 500) return asEver(form, submitter);
  } catch {
    // No connection: told below.
  }
  delete form.dataset.sending;
  tell(form, submitter);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.matches("[data-keeps-trying]") || submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  send(form, submitter?.name ? submitter : null);
}, true);
const again = () => waiting.forEach(({ submitter }, form) => send(form, submitter));
addEventListener("online", again);
setInterval(again, AGAIN);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});
