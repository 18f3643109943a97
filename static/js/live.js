// Tells screen readers what htmx changed, and never swaps a sign-in page into the middle of another.
const region = document.getElementById("live");
const announce = (text) => {
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
};

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!/^\s*<!doctype html/i.test(event.detail.serverResponse)) return;
  event.detail.shouldSwap = false;
  // Help that comes by itself while somebody types: signed out or not, the page with their words stays.
  if (event.detail.target.closest("[data-stay]")) return;
  location.assign(event.detail.xhr.responseURL || location.href);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const said = event.detail.elt.closest("[data-announce]") ?? event.detail.elt.querySelector("[data-announce]");
  if (said) announce(said.dataset.announce);
});
for (const kind of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(kind, () => announce(region.dataset.failed));
}
