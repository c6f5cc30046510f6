// What the page brought along: its words, with dates, lists and plurals, and its templates.

const { locale, texts, plurals } = JSON.parse(document.getElementById("wording").textContent);
const rules = new Intl.PluralRules(locale);
const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", numberingSystem: "latn" });
const names = new Intl.DisplayNames(locale, { type: "language" });
const lists = new Intl.ListFormat(locale);

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const text = (key, values = {}) => filled(texts[key], values);

export const count = (key, number) => filled(plurals[key][rules.select(number)], { count: number });

export const date = (iso) => (iso ? dates.format(new Date(`${iso}T00:00:00Z`)) : texts.undated);

const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", numberingSystem: "latn" });

// A point in time, in the reader's own time zone.
export const moment = (iso) => moments.format(new Date(iso));

export function language(code) {
  if (!code) return texts.language_unknown;
  try {
    return names.of(code);
  } catch {
    return code;
  }
}

export const languages = (codes) => lists.format(codes.map(language));

export const capitalised = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export function span(since, until) {
  if (since && until) return text("dates_between", { since: date(since), until: date(until) });
  if (since) return text("dates_since", { since: date(since) });
  return until ? text("dates_until", { until: date(until) }) : "";
}

export function searched({ releases, languages: codes, oldest, newest }) {
  if (!releases) return text("searched_nothing");
  const values = { releases: count("releases", releases), languages: languages(codes) };
  return oldest && newest
    ? text("searched", { ...values, dates: span(oldest, newest) })
    : text("searched_undated", values);
}

// A copy of one of the page's own templates, so that the markup is the server's.
export const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
