/** Every limit a card keeps, in one place. */
export const LIMITS = {
  /**
   * UTF-8 bytes of a card's JSON. Teams refuses a message past about 100 KB counted as UTF-16, older
   * pages say 40 KB and 28 KB: 20 KB of UTF-8 is at most 40 KB of UTF-16 and safe under nearly all of them.
   */
  cardBytes: 20 * 1024,
  /** Buttons in sight; the rest go behind "…". */
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

/**
 * Slack's limits, in characters as JavaScript counts them unless said otherwise. From
 * https://docs.slack.dev/reference/block-kit and /reference/views, except what says otherwise.
 */
export const SLACK_LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * The blocks of one message as JSON. Slack refuses a message near 13,200 (`msg_blocks_too_long`,
   * reported in slackapi/bolt-js#2509, documented nowhere), so this stays well below.
   */
  messageChars: 12_000,
  /** Messages one card may take before its whole text goes into a file; a choice of ours. */
  messages: 5,
  /** A text object, wherever nothing smaller is said. */
  text: 3_000,
  headerText: 150,
  fields: 10,
  fieldText: 2_000,
  contextElements: 10,
  /** Slack names no limit for rich text; what is read at one sight is kept as long as a section. */
  richText: 3_000,
  /** `markdown` blocks of one message, together. */
  markdownText: 12_000,
  blockId: 255,
  actionId: 255,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibilityLabel: 75,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 150,
  optionGroupLabel: 75,
  /** Radio buttons and checkboxes. */
  boxes: 10,
  overflowOptions: 5,
  /** An element's JSON, so that a list of choices leaves room for the rest of its message; a choice of ours. */
  choicesChars: 9_000,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a message's table together. */
  tableText: 10_000,
  tables: 1,
  imageUrl: 3_000,
  altText: 2_000,
  imageTitle: 2_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  viewTitle: 24,
  viewButton: 24,
  callbackId: 255,
  privateMetadata: 3_000,
  /** What a notification shows of a message; a choice of ours, far below Slack's 4,000. */
  notification: 300,
} as const;

/** What a card may be before its conversion is given up in part: no card for people comes near. */
export const CARD_SIZE = {
  /** Elements inside elements. */
  depth: 40,
  elements: 5_000,
} as const;
