// Leave quickly: blank at once, sign out in the background, and put a neutral page in this one's place.
const form = document.querySelector("form[data-leave]");

function leave(event) {
  const url = form.dataset.leave;
  document.documentElement.classList.add("left");
  document.title = " ";
  document.dispatchEvent(new Event("leaving")); // lets unsaved words reach the server before the sign-out
  if (!url || !navigator.sendBeacon(form.action, new FormData(form))) {
    if (!event) form.submit();
    return; // the browser sends the form itself, as it does without JavaScript
  }
  event?.preventDefault();
  location.replace(url);
}

if (form) {
  form.addEventListener("submit", leave);
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) {
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
      if (presses.length >= 3) leave();
    }
  });
}

// A page kept by the browser's Back could show what a sign-out should have hidden.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.classList.add("left");
  location.reload();
});
