/** Waits for what happens off the turn; fails when it does not within `ms`. */
export async function eventually(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  for (let tries = 0; tries < ms / 10; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Never came true: ${holds.toString()}`);
}
