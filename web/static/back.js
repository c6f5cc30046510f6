// Looks whether the server answers again, for as long as someone waits for it.

const FIRST_MS = 400;
const EVERY_MS = 2000;

// Resolves to true once it does, to false when `wanted()` no longer holds.
export async function serverIsBack(wanted) {
  for (let wait = FIRST_MS; wanted(); wait = EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const response = await fetch("/healthz").catch(() => null);
    if (response?.ok) return wanted();
  }
  return false;
}
