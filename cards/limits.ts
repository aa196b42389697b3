/** Every limit a card keeps, in one place. */
export const LIMITS = {
  /**
   * UTF-8 bytes of a card's JSON. Teams refuses a message past about 100 KB counted as UTF-16, older
   * pages say 40 KB and 28 KB: 20 KB of UTF-8 is at most 40 KB of UTF-16 and safe under nearly all of them.
   */
  cardBytes: 20 * 1024,
  /** Buttons in sight beside "…", which the rest go behind where they are more than one. */
  buttonsShown: 4,
  /** Buttons a row of readings holds: what Teams shows of one, since a reading is never hidden. */
  readingsPerRow: 6,
  /**
   * An input takes this many times what the form allows. A client cuts a longer text without a word,
   * so one that is only somewhat too long must reach the server, which says by how much.
   */
  inputLengthFactor: 3,
  /** When a card must be trimmed, texts are not cut below this many characters while anything else can give. */
  trimmedTextFloor: 200,
} as const;
