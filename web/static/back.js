// Looks whether the server answers again, for as long as someone waits for it.

const EVERY_MS = 2000;

// Resolves to true once it does, to false when `wanted()` no longer holds.
export async function serverIsBack(wanted) {
  while (wanted()) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    const response = await fetch("/healthz").catch(() => null);
    if (response?.ok) return wanted();
  }
  return false;
}
