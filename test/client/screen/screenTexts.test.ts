import { expect, test } from 'vitest';
import { sceneTexts } from '#client/admin/sceneTexts.ts';
import { screenTexts } from '#client/screen/screenTexts.ts';
import { deskTexts } from '#client/ui/deskTexts.ts';
import { languages } from '#shared/locale/localText.ts';

test.each(languages)('an unpaired screen names the page as the menu and its tabs do, in %s', (language) => {
  const { scenes } = deskTexts[language];
  const { screens } = sceneTexts[language].tabs;

  expect(screenTexts[language].pairHow).toContain(`“${scenes} › ${screens}”`);
});
