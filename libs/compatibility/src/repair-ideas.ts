import type { Material, MaterialKind } from '@libs/knowledge';
import { isOfKind } from '@libs/knowledge';
import type { RaisedContact } from '@libs/process';
import type { Answered } from './answer';
import type { PatchOperation } from './json-patch';
import type { Bench, Judged } from './repair-candidates';
import { candidates, exchanged } from './repair-candidates';
import type { Edit, Place } from './repair-edits';
import { insertBehind, placesOf, put, renamedInCell, setCondition, upstreamOf } from './repair-edits';
import { severity } from './verdict';

export interface Finding {
  readonly contact: RaisedContact;
  readonly answered: Answered;
}

export type Idea = (bench: Bench, node: Judged, finding: Finding) => Edit[];

function placesWith({ document, find }: Judged, role: string, id: string): Place[] {
  return placesOf(
    document,
    (ingredient, { operation }) =>
      !(role === 'solvent' && operation === 'exfoliate') &&
      ingredient.role === role &&
      ingredient.material !== undefined &&
      find(ingredient.material)?.material.id === id,
  );
}

/** Another material in the same role, wherever the old one stands. */
export function swap(role: string, kind: MaterialKind, count: number, as: string = kind): Idea {
  return (bench, node, { contact, answered }) => {
    const old = contact.participants[role]?.material;
    if (!old) return [];
    const places = placesWith(node, as, old.id);
    if (places.length === 0) return [];
    const { instead } = answered;
    const wanted = { role, kind, old: old.id, question: contact.question, instead, count };
    return candidates(bench, node, wanted).map((material) => ({
      says: `use ${material.id} instead of ${old.id}`,
      patch: [
        ...places.flatMap((place) => replaced(place, material)),
        ...renamedInCell(node.document, old.id, material.id),
      ],
      weight: 1,
    }));
  };
}

function replaced({ path, ingredient }: Place, material: Material): PatchOperation[] {
  const patch: PatchOperation[] = [{ op: 'replace', path: `${path}/material`, value: material.id }];
  if (ingredient.waterPpm !== undefined) patch.push({ op: 'remove', path: `${path}/waterPpm` });
  if ((material.class ?? []).includes('protic') && material.id !== 'water' && ingredient.anhydrous !== true)
    patch.push(put(`${path}/anhydrous`, ingredient.anhydrous !== undefined, true));
  if (ingredient.anhydrous !== undefined && material.id === 'water')
    patch.push({ op: 'remove', path: `${path}/anhydrous` });
  return patch;
}

/** Another electrolyte: the furthest edit, offered last. */
export const otherElectrolyte: Idea = (bench, node, finding) => {
  const role = finding.contact.participants['electrolyte'] ? 'electrolyte' : 'thing';
  return swap(role, 'solid-electrolyte', 3)(bench, node, finding).map((edit) => {
    const old = finding.contact.participants[role]?.material.id;
    const next = /use (\S+) instead/.exec(edit.says)?.[1];
    const products = node.document.steps.flatMap(({ product }, index): PatchOperation[] =>
      product !== undefined && node.find(product)?.material.id === old
        ? [{ op: 'replace', path: `/steps/${index}/product`, value: next }]
        : [],
    );
    return { says: `${edit.says} (another electrolyte)`, patch: [...edit.patch, ...products], weight: 2 };
  });
};

/** A pair of electrolyte and solvent that was shown in the same use: the furthest edit of all. */
export const otherPair: Idea = (bench, node, { contact }) => {
  const [electrolyte, solvent] = [contact.participants['electrolyte'], contact.participants['solvent']];
  if (!electrolyte || !solvent) return [];
  const { materials } = bench.judge.knowledge;
  return shownPairs(bench, contact.question).flatMap(([one, other]): Edit[] => {
    const [next, liquid] = [materials.get(one), materials.get(other)];
    if (!next || !liquid || one === electrolyte.material.id || other === solvent.material.id) return [];
    if (next.ion !== node.document.ion) return [];
    const both = exchanged(exchanged(contact, next, electrolyte.material.id), liquid, solvent.material.id);
    if (severity(bench.answer(both)?.verdict ?? 'pass') > 1) return [];
    const solids = placesWith(node, 'solid-electrolyte', electrolyte.material.id);
    const liquids = placesWith(node, 'solvent', solvent.material.id);
    if (solids.length === 0 || liquids.length === 0) return [];
    return [
      {
        says: `use ${one} instead of ${electrolyte.material.id} (another electrolyte); use ${other} instead of ${solvent.material.id}`,
        patch: [
          ...[
            ...solids.map((place) => replaced(place, next)),
            ...liquids.map((place) => replaced(place, liquid)),
          ].flat(),
          ...renamedInCell(node.document, electrolyte.material.id, one),
        ],
        weight: 3,
      },
    ];
  });
};

function shownPairs(bench: Bench, question: string): readonly (readonly [string, string])[] {
  const idsOf = (selector: unknown): string[] =>
    [(selector as { id?: string | string[] } | undefined)?.id ?? []].flat();
  return bench.once(`pairs|${question}`, () =>
    bench.judge.knowledge.statements
      .filter((one) => one.question === question && one.outcome === 'pass' && one.certainty === 'demonstrated')
      .flatMap(({ about }) =>
        idsOf(about?.['electrolyte']).flatMap((one) => idsOf(about?.['solvent']).map((other) => [one, other] as const)),
      ),
  );
}

/** Keeps the water out: anhydrous solvent, and no water beside it. */
export const dryLiquid: Idea = (_bench, node, { contact }) => {
  const solvent = contact.participants['solvent']?.material;
  if (!solvent || contact.facts['dry'] === true) return [];
  const steps = new Set(upstreamOf(node.document, contact.step).map(({ id }) => id));
  const liquids = placesOf(node.document, ({ role }, step) => role === 'solvent' && steps.has(step.id));
  const idOf = ({ ingredient }: Place): string | undefined => node.find(ingredient.material ?? '')?.material.id;
  const water = liquids.filter((place) => idOf(place) === 'water');
  const kept = liquids.filter(
    (place) => idOf(place) !== 'water' && !node.find(place.ingredient.material ?? '')?.material.components,
  );
  if (kept.length === 0) return [];
  const patch = kept.flatMap(({ path, ingredient, step }): PatchOperation[] => [
    ...(ingredient.anhydrous === true ? [] : [put(`${path}/anhydrous`, ingredient.anhydrous !== undefined, true)]),
    ...(ingredient.waterPpm === undefined ? [] : [{ op: 'remove' as const, path: `${path}/waterPpm` }]),
    ...(water.some((one) => one.step === step) && ingredient.volumeFraction !== undefined && kept.length === 1
      ? [{ op: 'replace' as const, path: `${path}/volumeFraction`, value: 1 }]
      : []),
  ]);
  const removed = [...water].reverse().map(({ path }): PatchOperation => ({ op: 'remove', path }));
  if (patch.length + removed.length === 0) return [];
  const names = [...new Set(kept.map(idOf))].join(' and ');
  return [
    {
      says: `use anhydrous ${names}${water.length > 0 ? ', without the water' : ''}`,
      patch: [...patch, ...removed],
      weight: 0,
    },
  ];
};

/** Drives the solvent out before the two meet. */
export const driedBefore: Idea = (_bench, { document }, { contact }) => {
  const step = document.steps.find(({ id }) => id === contact.step);
  if (!step) return [];
  const upstream = upstreamOf(document, step.id);
  if (contact.facts['use'] === 'residual' || contact.facts['residualPpm'] !== undefined) {
    const dryer = upstream.find(({ operation }) => operation === 'dry' || operation === 'heat-treat');
    if (!dryer) return [];
    const patch = setCondition(document, dryer, 'residualPpm', 0);
    return [{ says: `dry step ${dryer.id} until no solvent is left (residualPpm 0)`, patch, weight: 0 }];
  }
  return step.ingredients.flatMap(({ from }) => {
    const source = document.steps.find(({ id }) => id === from);
    const brings = from === undefined ? [] : upstreamOf(document, from).flatMap(({ ingredients }) => ingredients);
    const roles = new Set(brings.map(({ role }) => role));
    if (!source || !roles.has('solvent') || roles.has('solid-electrolyte') || roles.has('precursor')) return [];
    const added = { operation: 'dry' as const, ingredients: [{ from: source.id }], conditions: { residualPpm: 0 } };
    const says = `dry what step ${source.id} makes until no solvent is left, before step ${step.id}`;
    return [{ says, patch: insertBehind(document, source, added, 'dried'), weight: 0 }];
  });
};

/** The heat treatment for which a conductivity is tabulated. */
export const heatTreatment: Idea = (bench, node, { contact, answered }) => {
  const { document } = node;
  const allowed = bench.judge.allowed(document.evidence);
  const data = contact.participants['electrolyte']?.material.properties?.['conductivity'] ?? [];
  const tabulated = [
    ...data.filter(({ source }) => allowed(source.id)).map(({ conditions }) => conditions?.['heatTreatmentC']),
    ...bench.judge.knowledge.statements
      .filter(({ question, sources }) => question === 'heat-treatment' && sources.some(({ id }) => allowed(id)))
      .flatMap(({ when }) => {
        const { min, max, is } = when?.['heatTreatmentC'] ?? {};
        if (min === undefined || max === undefined) return [is];
        return max - min <= 20 ? [(min + max) / 2] : [];
      }),
  ].flat();
  const temperatures = [...new Set(tabulated.filter((one): one is number => typeof one === 'number'))];
  const better = temperatures.filter((heatTreatmentC) => {
    const facts = { ...contact.facts, heatTreated: true, heatTreatmentC, evaporated: true };
    const answer = bench.answer({ ...contact, facts });
    return answer !== undefined && severity(answer.verdict) < severity(answered.verdict);
  });
  const upstream = upstreamOf(document, contact.step);
  const oven = upstream.find(({ operation }) => operation === 'heat-treat');
  const after = upstream.find(({ operation }) => operation === 'dry') ?? upstream[0];
  return better.slice(0, 4).flatMap((temperatureC) => {
    const says = `heat-treat at ${temperatureC} °C, as reported`;
    if (oven) return [{ says, patch: setCondition(document, oven, 'temperatureC', temperatureC), weight: 0 }];
    if (!after) return [];
    const added = { operation: 'heat-treat' as const, ingredients: [{ from: after.id }], conditions: { temperatureC } };
    return [
      {
        says: `${says}, behind step ${after.id}`,
        patch: insertBehind(document, after, added, 'heat-treated'),
        weight: 0,
      },
    ];
  });
};

/** Argon instead of air. */
export const argon: Idea = (_bench, { document }, { contact }) => {
  const step = document.steps.find(({ id }) => id === contact.step);
  if (!step?.conditions) return [];
  const base = `/steps/${document.steps.indexOf(step)}/conditions`;
  const damp = ['dewPointC', 'relativeHumidityPct'].filter((name) => name in (step.conditions ?? {}));
  return [
    {
      says: `do step ${step.id} under argon`,
      patch: [
        ...setCondition(document, step, 'atmosphere', 'argon'),
        ...damp.map((name): PatchOperation => ({ op: 'remove', path: `${base}/${name}` })),
      ],
      weight: 0,
    },
  ];
};

/** A protective coating on the active material. */
export const coated: Idea = (bench, node, { contact, answered }) => {
  const active = contact.participants['active']?.material;
  if (!active) return [];
  const places = placesWith(node, 'active-material', active.id);
  if (places.length === 0) return [];
  return [...bench.judge.knowledge.materials.values()]
    .filter((material) => isOfKind(material, 'coating'))
    .map((material) => {
      const facts = { ...contact.facts, coating: material.id, coated: true };
      return { material, answer: bench.answer({ ...contact, facts }) };
    })
    .filter(({ answer }) => severity(answer?.verdict ?? 'pass') < severity(answered.verdict))
    .sort((a, b) => severity(a.answer?.verdict ?? 'pass') - severity(b.answer?.verdict ?? 'pass'))
    .slice(0, 4)
    .map(({ material }) => ({
      says: `coat ${active.id} with ${material.id}`,
      patch: places.map(({ path, ingredient }) =>
        put(`${path}/coating`, ingredient.coating !== undefined, material.id),
      ),
      weight: 0,
    }));
};

/** Something functional that is not there yet, added where the solids are mixed. */
export function added(role: 'binder' | 'conductive-additive' | 'additive', count: number): Idea {
  return (bench, node, { contact, answered }) => {
    const { document } = node;
    const upstream = upstreamOf(document, contact.step);
    const mixer = upstream.find(({ operation }) => operation.startsWith('mix-')) ?? upstream[upstream.length - 1];
    if (!mixer) return [];
    const index = document.steps.indexOf(mixer);
    const reported = bench.judge.knowledge.statements
      .filter(({ outcome }) => outcome === 'pass')
      .flatMap(({ about }) =>
        Object.entries(about ?? {}).flatMap(([name, selector]) => {
          const id =
            name === role || (name === 'carbon' && role === 'conductive-additive')
              ? (selector as { id?: string | string[] }).id
              : undefined;
          return id === undefined ? [] : [id].flat();
        }),
      );
    const offered = [...answered.instead, ...reported, ...(role === 'conductive-additive' ? ['carbon-black'] : [])];
    const ids = [...new Set(offered)].filter((id) => {
      const material = bench.judge.knowledge.materials.get(id);
      return material !== undefined && isOfKind(material, role);
    });
    return ids.slice(0, count).map((material) => ({
      says: `add ${material} as ${role} in step ${mixer.id}`,
      patch: [{ op: 'add', path: `/steps/${index}/ingredients/-`, value: { role, material } }],
      weight: 1,
    }));
  };
}
