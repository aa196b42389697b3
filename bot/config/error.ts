/** What is wrong with one variable, in Spanish; never quotes a secret. */
export interface Fault {
  readonly variable: string;
  readonly text: string;
}

/** Stops the start. Its message lists every fault, so that one attempt is enough to mend them all. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    const heading =
      faults.length === 1 ? 'La configuración tiene una falta:' : `La configuración tiene ${faults.length} faltas:`;
    super([heading, ...faults.map(({ variable, text }) => `- ${variable}: ${text}`)].join('\n'));
    this.name = 'ConfigError';
  }
}
