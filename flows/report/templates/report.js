"use strict";
// The page is whole without this: notes stand open beside the text, marks are links to them.
// With it one note is open at a time, and figures can be chosen by verdict and rule.
{
  const all = (css, root = document) => [...root.querySelectorAll(css)];
  const marks = all(".mark"), notes = all(".note");
  const of = (claim) => marks.filter((mark) => mark.dataset.claim === claim);
  const controls = document.querySelector(".controls");
  const rule = document.getElementById("rule"), shown = document.getElementById("shown");
  let current = null;

  const leave = () => {
    all(".current").forEach((one) => one.classList.remove("current"));
    all(".sheet-up").forEach((one) => one.classList.remove("sheet-up"));
  };

  const show = (note, asSheet) => {
    if (current && current !== note) current.open = false;
    leave();
    current = note;
    note.open = true;
    note.classList.add("current");
    if (asSheet) note.classList.add("sheet-up");
    of(note.id).forEach((mark) => mark.classList.add("current"));
    const pane = note.parentElement;
    const top = () => note.getBoundingClientRect().top;
    if (!asSheet && getComputedStyle(pane).overflowY === "auto") {
      pane.scrollTop += top() - pane.getBoundingClientRect().top - 8;
      if (top() < 0) scrollBy(0, top() - 8); // near its end the article takes the pane with it
    } else if (asSheet) of(note.id).slice(0, 1).forEach((mark) => {
      // The sheet covers the lower part of the window: the figure stays in sight above it.
      scrollTo(0, scrollY + mark.getBoundingClientRect().top - innerHeight * .12);
    });
    else note.scrollIntoView({ block: "nearest" });
    note.querySelector("summary").focus({ preventScroll: true });
    try { history.replaceState(null, "", "#" + note.id); } catch { /* not everywhere on files */ }
  };

  const back = () => {
    if (!current) return;
    const [mark] = of(current.id);
    const note = current;
    leave();
    note.open = false;
    current = null;
    if (mark) mark.focus();
  };

  const narrow = matchMedia("(max-width: 61.99rem)");
  marks.forEach((mark) => mark.addEventListener("click", (event) => {
    const note = document.getElementById(mark.dataset.claim);
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(note, narrow.matches);
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current) back();
  });

  notes.forEach((note) => {
    note.open = false;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", back);
    note.querySelector(".body").append(close);
    note.querySelector(".back a").addEventListener("click", (event) => {
      const [mark] = of(note.id);
      if (!mark) return;
      event.preventDefault();
      leave();
      mark.scrollIntoView({ block: "center" });
      mark.focus();
    });
  });
  all(".rule").forEach((one) => { one.open = false; });

  // A link to a rule or note opens it.
  const arrive = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.matches(".note")) show(target, false);
    if (target.matches(".rule")) { leave(); target.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", arrive);

  // Filters: the legend's entries become buttons.
  const chosen = new Set();
  const apply = () => {
    const fits = (one) => (!chosen.size || chosen.has(one.dataset.verdict))
      && (!rule.value || one.dataset.rules.split(" ").includes(rule.value));
    notes.forEach((note) => { note.hidden = !fits(note); });
    marks.forEach((mark) => {
      const note = document.getElementById(mark.dataset.claim);
      mark.classList.toggle("off", Boolean(note && note.hidden));
    });
    all(".about").forEach((one) => {
      one.hidden = Boolean(rule.value) && one.dataset.rules !== rule.value;
    });
    all(".notes").forEach((pane) => {
      pane.querySelector(".none").hidden = all(".note:not([hidden])", pane).length > 0;
    });
    const left = notes.filter((note) => !note.hidden).length;
    const filtered = chosen.size || rule.value;
    shown.textContent = filtered ? `${left} of ${notes.length} ${notes.length === 1 ? "figure" : "figures"} shown` : "";
    document.getElementById("next").disabled = left === 0;
  };
  if (controls) {
    all("span.chip").forEach((chip) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = chip.className;
      button.title = chip.title;
      button.setAttribute("aria-pressed", "false");
      button.append(...chip.childNodes);
      button.addEventListener("click", () => {
        const verdict = chip.dataset.verdict;
        if (!chosen.delete(verdict)) chosen.add(verdict);
        button.setAttribute("aria-pressed", String(chosen.has(verdict)));
        apply();
      });
      chip.replaceWith(button);
    });
    rule.value = "";
    rule.addEventListener("change", apply);
    document.getElementById("next").addEventListener("click", () => {
      const open = notes.filter((note) => !note.hidden);
      const at = open.indexOf(current);
      const next = open[(at + 1) % open.length];
      const [mark] = of(next.id);
      if (mark) mark.scrollIntoView({ block: "center" });
      show(next, narrow.matches);
    });
    controls.hidden = false;
  }

  // On paper all that is shown stands open.
  let were = [];
  addEventListener("beforeprint", () => {
    were = all("details").filter((one) => !one.open);
    were.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => { were.forEach((one) => { one.open = false; }); });
  arrive();
}
