import { HostConfig } from 'adaptivecards';

const colour = (plain: string, subtle = plain): object => ({ default: `var(${plain})`, subtle: `var(${subtle})` });

const foreground = {
  default: colour('--colorNeutralForeground1', '--colorNeutralForeground3'),
  dark: colour('--colorNeutralForeground1', '--colorNeutralForeground3'),
  light: colour('--colorNeutralForegroundOnBrand'),
  accent: colour('--colorBrandForeground2'),
  good: colour('--colorStatusSuccessForeground1'),
  warning: colour('--colorStatusWarningForeground3'),
  attention: colour('--colorPaletteRedForeground1'),
};

const container = (background: string): object => ({
  backgroundColor: `var(${background})`,
  borderColor: 'var(--colorNeutralStroke1)',
  foregroundColors: foreground,
});

/** Microsoft's renderer told to look like Teams: its colours are our tokens, so light and dark follow by themselves. */
export const hostConfig = new HostConfig({
  fontFamily: 'var(--fontFamilyBase)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  supportsInteractivity: true,
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: container('--colorNeutralBackground1'),
    emphasis: container('--colorNeutralBackground3'),
    accent: container('--colorBrandBackground2'),
    good: container('--colorStatusSuccessBackground1'),
    warning: container('--colorStatusWarningBackground1'),
    attention: container('--colorStatusDangerBackground1'),
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
  table: { cellSpacing: 8 },
});
