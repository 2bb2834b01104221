import type { Area } from '#shared/area/area.ts';

type Report = (path: string, message: string) => void;

/** What one area says of one former area. */
interface Claim {
  readonly path: string;
  readonly area: Area;
  readonly former: string;
  readonly kind: 'replaces' | 'takesPartOf' | 'sameTerritoryAs';
}

const claimsOf = (area: Area, index: number): Claim[] => [
  ...area.replaces.map(
    (former): Claim => ({ path: `areas[${index}].replaces`, area, former, kind: 'replaces' }),
  ),
  ...(area.takesPartOf ?? []).map(
    (former): Claim => ({ path: `areas[${index}].takesPartOf`, area, former, kind: 'takesPartOf' }),
  ),
  ...(area.sameTerritoryAs
    ? [
        {
          path: `areas[${index}].sameTerritoryAs`,
          area,
          former: area.sameTerritoryAs,
          kind: 'sameTerritoryAs' as const,
        },
      ]
    : []),
];

function checkClaim({ path, area, former, kind }: Claim, known: Area | undefined, report: Report): void {
  const { validFrom } = area;
  if (!known) report(path, `"${former}" is not one of the areas`);
  else if (validFrom === null) report(path, 'an area that took territory over needs a validFrom');
  else if (kind === 'sameTerritoryAs') {
    if (known.validTo === null || known.validTo > validFrom)
      report(path, `expected "${former}" to end before this area begins (${validFrom})`);
  } else if (known.validTo !== validFrom)
    report(
      path,
      `"${former}" ends on ${known.validTo ?? 'no day'}; expected ${validFrom}, when this area begins`,
    );
}

/** At one level a territory goes to one area: taken as a whole, nobody else has any of it. */
function checkTakenOnce(claims: readonly Claim[], report: Report): void {
  const wholes = new Map<string, Area>();
  const keyOf = ({ former, area }: Claim): string => `${former} ${area.level}`;
  const territory = claims.filter(({ kind }) => kind !== 'sameTerritoryAs');
  for (const claim of territory) {
    if (claim.kind !== 'replaces') continue;
    const other = wholes.get(keyOf(claim));
    if (other) report(claim.path, `"${claim.former}" was taken over by "${other.id}" as a whole`);
    else wholes.set(keyOf(claim), claim.area);
  }
  for (const claim of territory) {
    const other = claim.kind === 'takesPartOf' ? wholes.get(keyOf(claim)) : undefined;
    if (other) report(claim.path, `"${claim.former}" was taken over by "${other.id}" as a whole`);
  }
}

/** Lineage that contradicts itself: who took over what, and when. */
export function checkLineage(areas: readonly Area[], report: Report): void {
  const byId = new Map<string, Area>(areas.map((area) => [area.id, area]));
  const claims = areas.flatMap(claimsOf);
  for (const claim of claims) checkClaim(claim, byId.get(claim.former), report);
  checkTakenOnce(claims, report);
  for (const [index, { unitTo, validFrom, validTo }] of areas.entries())
    if (unitTo && ((validFrom !== null && unitTo <= validFrom) || (validTo !== null && unitTo > validTo)))
      report(`areas[${index}].unitTo`, 'expected a day on which the area is valid');
}
