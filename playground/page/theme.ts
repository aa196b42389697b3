import { teamsDarkV21Theme, teamsLightV21Theme } from '@fluentui/tokens';
import { setTheme } from '@fluentui/web-components';

/** Teams' colours, dark or light as the system says, also when it changes its mind. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => setTheme(dark.matches ? teamsDarkV21Theme : teamsLightV21Theme);
  dark.addEventListener('change', apply);
  apply();
}
