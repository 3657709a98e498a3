/* Only under make dev, on every page: ask for news, reload, or say over the page what is wrong. */
let known = null;

async function ask() {
  const answer = await fetch(`/dev/state.json?${known ?? ""}`, { cache: "no-store" });
  const { version, error } = await answer.json();
  if (known !== null && known !== version && !error) location.reload();
  known = version;
  tell(error);
}

function tell(error) {
  const shown = document.getElementById("dev-error") ?? document.body.appendChild(document.createElement("pre"));
  shown.id = "dev-error";
  shown.setAttribute("role", "alert");
  shown.textContent = error;
  shown.hidden = !error;
  Object.assign(shown.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 99, maxHeight: "60vh", overflow: "auto",
    margin: 0, padding: "1em", color: "#fff", background: "#900", whiteSpace: "pre-wrap",
  });
}

for (;;) await ask().catch(() => new Promise((resolve) => setTimeout(resolve, 300)));
