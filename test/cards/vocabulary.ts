/** Every `type` that a card of ours may hold, see cards/card.ts: Slack can express each. */
export const CARD_VOCABULARY = [
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'Table',
  'TableRow',
  'TableCell',
  'Input.Text',
  'Input.ChoiceSet',
  'ActionSet',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
] as const;
