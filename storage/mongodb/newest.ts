/**
 * Reads what the primary has, though most of the set may not have it yet: for finding out why an
 * update matched nothing, which saw the newest too. What people are told is read with the store's own
 * majority concern.
 */
export const NEWEST = { level: 'local' } as const;
