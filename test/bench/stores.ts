/** The stores that are compared; the first is what the other is measured by. */
export const storeNames = ['sqlite', 'mongodb'] as const;

export type StoreName = (typeof storeNames)[number];

export const saidOfStore: Readonly<Record<StoreName, string>> = { sqlite: 'SQLite', mongodb: 'MongoDB' };
