// The limits beside the question box: read, shown in short, lifted again.

// The form's choices as the API wants them, and undefined where nothing is chosen.
export function filters(form) {
  const data = new FormData(form);
  const chosen = {
    since: data.get("since") || undefined,
    until: data.get("until") || undefined,
    languages: data.getAll("language"),
    sources: data.getAll("source"),
  };
  if (!chosen.languages.length) delete chosen.languages;
  if (!chosen.sources.length) delete chosen.sources;
  return Object.values(chosen).some(Boolean) ? chosen : undefined;
}

// Make the form show these choices.
export function choose(form, chosen = {}) {
  form.elements.since.value = chosen.since ?? "";
  form.elements.until.value = chosen.until ?? "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const values = box.name === "language" ? chosen.languages : chosen.sources;
    box.checked = (values ?? []).includes(box.value);
  }
  summarise(form);
}

export function summarise(form) {
  for (const menu of form.querySelectorAll("[data-menu]")) {
    const boxes = menu.querySelectorAll("input:checked").length;
    const dates = [...menu.querySelectorAll("input[type=date]")].some((input) => input.value);
    menu.querySelector("[data-count]").textContent = boxes || (dates ? "•" : "");
  }
}

// `chosen` without one of its limits.
export function without(chosen = {}, kind, label) {
  const rest = { ...chosen };
  if (kind === "dates") rest.since = rest.until = undefined;
  if (kind === "languages") delete rest.languages;
  if (kind === "sources") rest.sources = rest.sources?.filter((source) => source !== label);
  return rest;
}

// One menu is open at a time; Escape and a click elsewhere close it.
export function watchMenus(form) {
  const open = () => form.querySelectorAll("[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  form.addEventListener("change", () => summarise(form));
}
