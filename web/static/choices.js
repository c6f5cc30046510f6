// What a person switched on or off on this device; on where nothing was said.

export function on(name) {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true; // a browser may forbid storage
  }
}

export function choose(name, value) {
  try {
    localStorage.setItem(name, value ? "on" : "off");
  } catch {
    // then the choice lasts as long as the page
  }
}
