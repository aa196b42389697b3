/**
 * What the converter keeps to, in characters as JavaScript counts them unless said otherwise. Slack's own
 * numbers stand under https://docs.slack.dev/reference: the page is named at each group.
 */
export const SLACK_LIMITS = {
  // block-kit/blocks, /views
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * The blocks of one message as JSON. Slack refuses a message near 13,200 (`msg_blocks_too_long`,
   * reported in slackapi/bolt-js#2509, documented nowhere), so this stays well below.
   */
  messageChars: 12_000,
  /** Messages one card may take before its whole text goes into a file; a choice of ours. */
  messages: 5,

  // block-kit/composition-objects/text-object, block-kit/blocks/{section,header,context,actions}-block
  /** A text object, wherever nothing smaller is said. */
  text: 3_000,
  headerText: 150,
  fields: 10,
  fieldText: 2_000,
  contextElements: 10,
  actionElements: 25,
  /** Slack names no limit for rich text; what is read at one sight is kept as long as a section. */
  richText: 3_000,

  // block-kit/block-elements/button-element
  actionId: 255,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibilityLabel: 75,

  // block-kit/blocks/input-block, block-kit/block-elements/plain-text-input-element
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  inputText: 3_000,

  // block-kit/composition-objects/option-object, block-kit/block-elements/{select-menu,checkboxes}-element
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 150,
  /** Radio buttons and checkboxes. */
  boxes: 10,
  /** The JSON of one answer's lists, so that they leave room for the buttons of their message; a choice of ours. */
  choicesChars: 10_000,
  /** The same in a view, which Slack refuses past 250 KB (`view_too_large`). */
  viewChoicesChars: 60_000,
  /** Lists that one answer may be spread over; a choice of ours. */
  pickers: 20,

  // block-kit/blocks/table-block
  tableRows: 100,
  tableColumns: 20,
  tables: 1,

  // block-kit/blocks/image-block
  imageUrl: 3_000,
  altText: 2_000,

  // views/modal-views
  viewTitle: 24,
  viewButton: 24,

  /** What a notification shows of a message; a choice of ours, far below Slack's 4,000. */
  notification: 300,
} as const;

/** What a card may be before its conversion is given up in part: no card for people comes near. */
export const CARD_SIZE = {
  /** Elements inside elements. */
  depth: 40,
  elements: 5_000,
} as const;
