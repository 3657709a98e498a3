/* In the browser: open addresses in frames, some at a time, and tell what text of the data has made or run there. */
async ({ addresses, width, atOnce, hidden }) => {
  const told = [];
  const texts = [];

  const open = (address) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.hidden = hidden;
    frame.width = width;
    frame.height = 740;
    frame.src = address;
    frame.addEventListener("load", () => setTimeout(() => done(frame), 0));
    document.body.append(frame);
  });

  const inspect = (address, page) => {
    const tell = (what, element) => told.push(`${address}: ${what}: ${element.outerHTML.slice(0, 200)}`);
    const root = page.documentElement;
    for (const element of root.querySelectorAll("*")) {
      if ([...element.attributes].some(({ name, value }) => name.startsWith("on") && value.includes("fetch("))) tell("a handler", element);
      if (element.classList.contains("poison") || element.id === "poison") tell("an element", element);
      if (/^(a|b|code|em|strong|text)$/.test(element.localName) && element.textContent.trim() === "poison") tell("markup", element);
      for (const name of ["href", "src", "action", "data", "srcset"]) {
        const named = element.getAttribute(name);
        if (named && /^javascript:$|pwned/i.test(new URL(named, page.baseURI).protocol + new URL(named, page.baseURI).host)) tell("an address", element);
      }
      if (element.localName === "script" && element.type === "application/ld+json") JSON.parse(element.textContent);
      else if (element.localName === "script" && element.textContent.includes("pwned")) tell("a script", element);
    }
    texts.push(root.textContent);
    root.querySelectorAll("pre").forEach((element) => element.remove());
    const text = root.textContent;
    const twice = /.{0,40}(&(amp|quot|#34|#39|#x27);|\\[*[`{]).{0,40}/.exec(text);
    if (twice) told.push(`${address}: escaped twice: ${twice[0]}`);
    if (root.localName === "html" && root.scrollWidth > root.clientWidth + 1) told.push(`${address}: wider than ${width}: ${root.scrollWidth}`);
  };

  const queue = [...addresses];
  const work = async () => {
    for (let address = queue.shift(); address; address = queue.shift()) {
      const frame = await open(address);
      inspect(address, frame.contentDocument);
      frame.remove();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { told, columns: [...new Set(texts.join("\n").match(/pwned\.invalid\/[a-z_]+\.[a-z_]+/g))] };
};
