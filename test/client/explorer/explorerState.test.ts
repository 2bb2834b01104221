import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Addressable, addressOf, explorerLists, readAddress } from '#client/explorer/explorerState.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { aCount, anArea, anIndicator, levels, theProvince } from './builders.ts';

const awkward = anArea('Xã & phường', { id: '16681.2025 & ?=#ă', parent: 'Vinh', level: 'commune' });
const areas = [theProvince, anArea('Vinh'), anArea('Kỳ Sơn'), awkward];
const indicators = [aCount(), anIndicator(), anIndicator({ id: `x.${'a'.repeat(80)}` })];
const scene = sceneSchema.parse({
  id: 'overview',
  name: { vi: 'Tổng quan', en: 'Overview' },
  places: [
    {
      ...{ column: 1, row: 1, columns: 7, rows: 12 },
      tiles: [{ kind: 'map', indicator: 'dvc.submit_online_pct', limits: [50, 80] }],
    },
    { column: 8, row: 1, columns: 5, rows: 12, tiles: [{ kind: 'alert-list' }] },
  ],
});
const province: Addressable = {
  profile: { scenes: [scene], indicators },
  tree: createAreaTree(levels, areas),
  indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
};
const lists = fc.constantFrom(...explorerLists, null);
const searchOf = (address: string): string => new URL(address, 'http://desk').search;

describe('the address of the explorer', () => {
  it('reopens what was on screen, for every area and indicator, in at most 400 characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...indicators),
        lists,
        (area, indicator, list) => {
          const address = addressOf({ area, indicator, list });

          const { state, problems } = readAddress(searchOf(address), province);

          expect(state).toEqual({ area, indicator, list });
          expect(problems).toEqual([]);
          expect(address.length).toBeLessThanOrEqual(400);
        },
      ),
    );
  });

  it('shows the whole province and what the first scene shows when it says nothing', () => {
    const { state, problems } = readAddress('', province);

    expect(state.area.id).toBe(theProvince.id);
    expect(state.indicator.id).toBe('dvc.submit_online_pct');
    expect(problems).toEqual([]);
  });

  it('takes any text without failing, and always shows something', () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        const { state } = readAddress(search, province);

        expect(areas).toContain(state.area);
        expect(indicators).toContain(state.indicator);
      }),
    );
  });

  it('tells which part of it is not known and keeps the part that is', () => {
    const { state, problems } = readAddress('?area=Atlantis&indicator=dvc.overdue', province);

    expect(state.area.id).toBe(theProvince.id);
    expect(state.indicator.id).toBe('dvc.overdue');
    expect(problems).toEqual([{ kind: 'unknown-area', given: 'Atlantis' }]);
  });
});
