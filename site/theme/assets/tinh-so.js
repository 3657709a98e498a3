/* What every page has: scheme, menus, language, citations, copying. The rest is fetched when it is wanted. */

const root = document.documentElement;
const WORDS = {}; // filled when the site is published, from site/words/browser.toml
const t = (key) => WORDS[key][root.lang];

/* light and dark */
document.getElementById("scheme")?.addEventListener("click", () => {
  const dark = getComputedStyle(root).colorScheme === "dark";
  root.dataset.scheme = dark ? "light" : "dark";
  try {
    localStorage.setItem("scheme", root.dataset.scheme);
  } catch {
    // storage is forbidden: the choice holds for this page
  }
});

/* menus close by Escape, by a press elsewhere, and when one of their links is followed */
const menus = [...document.querySelectorAll(".menu, .toc")];
const closeMenus = (except) => menus.forEach((menu) => menu !== except && (menu.open = false));
document.addEventListener("click", (event) => closeMenus(event.target.closest("a") ? null : event.target.closest(".menu, .toc")));
document.addEventListener("keydown", (event) => {
  const open = menus.find((menu) => menu.open);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

/* the other language, at the same place of the same page */
document.getElementById("language")?.addEventListener("click", (event) => {
  const address = new URL(event.currentTarget.href);
  address.search = location.search;
  address.hash = location.hash;
  event.currentTarget.href = address.href;
});

/* Citations. A mark is a link to the figure's page. A pointer resting on it and the keyboard's focus show the figure's citation; a
   tap, or Enter, opens it and leads into it; Escape closes. The page holds the citations of its first figures (the id is the
   figure's behind "c-"), without the source's line, which the list of sources has; any other is read from the figure's page. */
const canPop = "popover" in HTMLElement.prototype;
const idOf = (mark) => `c-${mark.pathname.split("/").at(-2)}`;
let leaving = 0;
let wanted = null;

async function show(mark) {
  clearTimeout(leaving);
  wanted = mark;
  const citation = document.getElementById(idOf(mark)) ?? (await fetchCitation(mark));
  if (wanted !== mark || citation.matches(":popover-open")) return citation;
  if (!citation.querySelector(".citation__chain")) complete(citation, mark);
  citation.showPopover();
  place(citation, mark.getBoundingClientRect());
  mark.setAttribute("aria-expanded", "true");
  citation.addEventListener("toggle", () => mark.setAttribute("aria-expanded", "false"), { once: true });
  return citation;
}

/** Read a figure's citation from its page: the marked parts of its chain. */
async function fetchCitation(mark) {
  const answer = await fetch(mark.href);
  if (!answer.ok) throw new Error(`${answer.status} ${mark.href}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = document.getElementById(idOf(mark));
  if (known) return known;
  const citation = document.createElement("div");
  citation.id = idOf(mark);
  citation.className = "citation";
  citation.popover = "auto";
  citation.setAttribute("role", "note");
  for (const part of page.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    citation.append(line(`citation__${name} ${part.className}`, ...part.childNodes));
    if (part.lang) citation.lastChild.lang = part.lang;
  }
  for (const link of citation.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), mark.href).href;
  document.getElementById("main").append(citation);
  return citation;
}

/** Give a citation its source's line, if it lacks one, and the link to the whole chain. */
function complete(citation, mark) {
  const number = citation.querySelector("b")?.textContent;
  const source = document.querySelector(`.references > li:nth-child(${number || 0})`);
  if (source && !citation.querySelector(".citation__source"))
    citation.querySelector(".citation__checked").before(line("citation__source", ...source.cloneNode(true).childNodes));
  const link = document.createElement("a");
  link.href = mark.href;
  link.textContent = t("whole_chain");
  citation.append(line("citation__chain", link));
  citation.addEventListener("pointerenter", () => clearTimeout(leaving));
  citation.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
}

function line(name, ...content) {
  const paragraph = document.createElement("p");
  paragraph.className = name.trim();
  paragraph.append(...content);
  return paragraph;
}

function place(citation, mark) {
  citation.style.left = citation.style.top = "";
  if (matchMedia("(max-width: 39.99em)").matches) return;
  const { offsetWidth: width, offsetHeight: height } = citation;
  const below = mark.bottom + 6 + height < innerHeight;
  citation.style.left = `${Math.max(8, Math.min(mark.left - 24, root.clientWidth - width - 8))}px`;
  citation.style.top = `${below ? mark.bottom + 6 : Math.max(8, mark.top - height - 6)}px`;
}

function leave() {
  leaving = setTimeout(() => {
    wanted = null;
    const open = document.querySelector(".citation:popover-open");
    if (open && !open.contains(document.activeElement)) open.hidePopover();
  }, 250);
}

for (const mark of canPop ? document.querySelectorAll(".cite, .cited") : []) {
  mark.setAttribute("aria-expanded", "false");
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(mark).catch(() => {}));
  mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark).catch(() => {}));
  mark.addEventListener("blur", leave);
  mark.addEventListener("click", (event) => {
    if (event.pointerType === "mouse" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(mark).then(
      (citation) => event.detail === 0 && citation.querySelector("a")?.focus(),
      () => (location.href = mark.href),
    );
  });
}

/* copying a citation */
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = t("copied");
    setTimeout(() => (button.textContent = label), 2000);
  });
}

/* fetched when wanted */
document.getElementById("search")?.addEventListener("focus", () => import("./search.js"), { once: true });
document.querySelector("[data-picker]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  import("./picker.js").then((picker) => picker.open(), () => (location.href = link.href));
});
if (document.querySelector("table.sortable")) import("./table.js");
if (document.querySelector("[data-compare]")) import("./compare.js");
