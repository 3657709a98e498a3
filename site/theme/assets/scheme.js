/* Before the first paint: say that scripts run, and take up the reader's choice of light or dark. */
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch {
    // storage is forbidden: the system's scheme stays
  }
}
