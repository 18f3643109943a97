// Forms with data-keeps-trying: without a connection what was typed stays in the page and goes by itself
// later, as the same form with the same number, so that it is there once. Nothing is kept in the browser.
// The attribute's value is where to go once it is sent; without one the form is sent again as ever, which the
// server knows for the same.
const AGAIN = 20000;
const region = document.getElementById("live");
const waiting = new Map();

function tell(form) {
  if (waiting.has(form)) return;
  const line = document.createElement("p");
  line.className = "note warm";
  line.dataset.waitingLine = "";
  line.textContent = region.dataset.waiting;
  (form.querySelector(".actions") ?? form).before(line);
  waiting.set(form, line);
  region.textContent = "";
  setTimeout(() => (region.textContent = region.dataset.waiting), 50);
}

function asEver(form, submitter) {
  if (submitter?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}

async function send(form, submitter) {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  submitter?.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter), redirect: "manual" });
    if (answer.status < 500) {
      waiting.get(form)?.remove();
      waiting.delete(form);
      if (answer.type === "opaqueredirect" && form.dataset.keepsTrying) location.assign(form.dataset.keepsTrying);
      else asEver(form, submitter);
      return;
    }
  } catch {
    // No connection: told below, as is a server that does not answer.
  }
  delete form.dataset.sending;
  submitter?.removeAttribute("aria-disabled");
  tell(form);
}

// Before submit-once, which leaves alone what is prevented here.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-keeps-trying]")) return;
  event.preventDefault();
  send(form, event.submitter?.name ? event.submitter : null);
}, true);
const again = () => [...waiting.keys()].forEach((form) => send(form, null));
addEventListener("online", again);
setInterval(again, AGAIN);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});
