/** What a model says when it is used outside the range for which its source vouches. One row a warning; nothing else lists them. */
export interface ValidityWarning {
  readonly says: string;
  readonly source: string;
}

export const validityWarnings = {
  'composite-low-electrolyte': {
    says: 'Below 20 vol% electrolyte the effective conductivity is known to a factor of 2 only.',
    source: 'models/02 §2.1 [F]',
  },
  'composite-below-threshold': {
    says: 'The electrolyte does not percolate: its volume fraction is below the threshold for this particle-size ratio.',
    source: 'models/02 §2.1 [F]',
  },
  'bruggeman-overpredicts': {
    says: 'Bruggeman over-predicts these electrodes by 2.3 to 17 times; do not use it for a design.',
    source: 'models/02 §2.1 [F]',
  },
  'binder-penalty-extrapolated': {
    says: 'The binder penalty was fitted to two points up to 10 vol% of the active material; this is beyond.',
    source: 'Bielefeld 2020, 10.1021/acsami.9b22788 [B], models/02 [F]',
  },
  'electronic-network-thin': {
    says: 'Below 30 vol% active material without carbon the electronic conductivity is known to a factor of 10 only.',
    source: 'models/02 §2.2: Ketter 2025, Minnmann 2021 [F]',
  },
  'fibre-penalty-extrapolated': {
    says: 'Carbon fibre beyond 5 wt%: no measured ionic conductivity lies there.',
    source: 'Ketter 2025, 10.1038/s41467-025-56514-5 [B]',
  },
  'separator-binder-extrapolated': {
    says: 'Separator binder beyond 5.5 wt%: no measured conductivity lies there.',
    source: 'facts B04, S03 [B]',
  },
  'solid-diffusion-short-time': {
    says: 'Diffusion is so slow that the long-time expression is no longer exact (D T / r² below 0.2).',
    source: 'models/02 §2.5 [D]',
  },
  'slurry-too-concentrated': {
    says: 'Solids above 0.9 of the maximum packing: the viscosity diverges and its estimate is off by more than 2 times.',
    source: 'models/03 §3.3 [D]',
  },
  'huggins-range': {
    says: 'Binder solution beyond [η]c = 10: the Martin form is not vouched for.',
    source: 'models/03 §3.1 [M]',
  },
  'capillary-number-high': {
    says: 'Capillary number above 1: the low-flow limit is a guide; the true limit levels off near 0.6 to 0.7 of the gap.',
    source: 'models/04 §4.1; Carvalho and Kheshgi 2000 [M]',
  },
  'capillary-number-plateau': {
    says: 'Capillary number above 10: beyond every range that the coating model names.',
    source: 'models/04 §4.1 [M]',
  },
  'air-entrainment': {
    says: 'The web is faster than the speed at which air may be entrained (prefactor from secondary literature).',
    source: 'Gutoff and Kendrick 1982, by pvcoat [B]',
  },
  'blade-pressure-term': {
    says: 'The pressure term of the blade exceeds 20 % of the drag term; calibrate the ratio of wet film to gap.',
    source: 'models/04 §4.3 [M]',
  },
  'film-near-boiling': {
    says: 'The film is within 15 K of the boiling point: blisters and skin are likely.',
    source: 'models/05 §5.3 [D]',
  },
  'binder-migration': {
    says: 'Peclet number above 1: binder collects at the top of the film.',
    source: 'Font 2018, arXiv:1801.01580 [A]; models/05 §5.4',
  },
  'binder-migration-possible': {
    says: 'Peclet number between 0.1 and 1: the binder is no longer uniform through the film.',
    source: 'Font 2018, arXiv:1801.01580 [A]; models/05 §5.4',
  },
  'nozzle-range': {
    says: 'Outside the Reynolds number or spacing for which the slot-nozzle correlation holds.',
    source: 'Martin 1977 [M], models/05 §5.2',
  },
  'antoine-range': { says: 'Outside the temperature range of the vapour-pressure fit.', source: 'solvents.csv' },
  'density-capped': {
    says: 'The density law passes 97 %; the value is capped there.',
    source: 'models/06 §6.2',
  },
  'heckel-range': {
    says: 'Pressure outside 30 to 500 MPa, where the density law has points.',
    source: 'Sakuda 2013, 10.1038/srep02261 [B]; Ketter 2025 [B]',
  },
  'binder-holds-pores': {
    says: 'More than 2 wt% rubber: slurry-cast tape kept about 30 % open porosity at 350 MPa where the powder law gives 19 %; 10 points are added, the interval is 3 to 30 %.',
    source: 'ChemRxiv 67916a4ffa469535b9578236 [A]; facts B18 [A]',
  },
  'calender-dwell': {
    says: 'A calendered layer is 3 to 8 points more porous than a pellet at the same mean pressure; 5.5 points are assumed until measured.',
    source: 'models/06 §6.1 [assumption]',
  },
  'two-sizes-too-near': {
    says: 'The two sizes are less than 10 apart: the packing of a filled void is an upper bound; measure the tapped density.',
    source: 'models/03 §3.2 [M]',
  },
  'huggins-concentrated': {
    says: 'Binder solution beyond [η]c = 2: Huggins is too low, use Martin or a measured point.',
    source: 'models/03 §3.1 [M]',
  },
  'slurry-settles': {
    says: 'More than 5 % of the depth settles in the pot.',
    source: 'models/03 §3.3 [M]',
  },
  'mixing-warm': {
    says: 'The slurry passes 50 °C, where sulfide, active material and binder are assumed to react.',
    source: 'models/03 §3.4 [assumption]',
  },
  'film-inertia': {
    says: 'Reynolds number of the film above 1: the coating models leave inertia out.',
    source: 'models/04 §4.1',
  },
  'bead-breaks': {
    says: 'The upstream meniscus is in the slot: air is entrained or the bead breaks.',
    source: 'models/04 §4.2 [D]',
  },
  'bead-swells': {
    says: 'The bead wets more than the upstream lip: it swells and leaks.',
    source: 'models/04 §4.2 [D]',
  },
  'round-nozzle-range': {
    says: 'Outside the Reynolds number, spacing or open share for which the round-nozzle correlation holds.',
    source: 'Martin 1977 [M], models/05 §5.2',
  },
  'vapour-above-limit': {
    says: 'The vapour passes the share of its flammable limit that the oven rule allows.',
    source: 'NFPA 86 [C], models/05 §5.5',
  },
  'calender-speed': {
    says: 'Faster than 5 m/min, up to which speed had no effect on calendered density.',
    source: 'Meyer 2017, 10.1016/j.jmatprotec.2017.05.031 [A]',
  },
  'press-warm': {
    says: 'Pressed warm: the density law is of room temperature and gives too much porosity (warm isostatic pressing reaches less than 10 %).',
    source: 'models/06 §6.3 [B]; facts R07 [B]',
  },
  'press-hot': {
    says: 'Pressed above 90 °C, where sulfide, active material and binder are assumed to react.',
    source: 'models/06 §6.3 [assumption]',
  },
  'moisture-one-constant': {
    says: 'The loss of conductivity is read far from the time at which its constant was fitted; measured losses do not follow one constant.',
    source: 'facts 4-h2s (ZHANG19) [B]',
  },
  'separator-porous': {
    says: 'Separator above 40 % pores: its conductivity law has no points there.',
    source: 'models/02 §2.4',
  },
  'kinetics-not-linear': {
    says: 'The over-potential of the interface passes RT/F (26 mV): the linear kinetics over-state it.',
    source: 'models/02 §2.4 [D]',
  },
  'reaction-uneven': {
    says: 'The reaction sits in less than half of the electrode: the layer is used unevenly.',
    source: 'models/02 §2.4 [D]',
  },
  'arrhenius-far': {
    says: 'More than 40 K from the temperature of the datum: one activation energy may not hold.',
    source: 'models/02 [D]',
  },
  'frost-point-range': { says: 'Frost point outside -100 to 0 °C.', source: 'Sonntag formula [M]' },
  'cost-extrapolated': {
    says: 'Far below the 50 GWh/y plant for which the cost exponents were made; unit cost is understated.',
    source: 'models/01 §1.2',
  },
  'plant-energy-range': {
    says: 'Process energy outside 20 to 60 kWh/kWh, the range of published plants.',
    source: 'Jinasena 2021 Batteries 7,14 [A]; Degen [C]',
  },
} as const satisfies Record<string, ValidityWarning>;

export type ValidityId = keyof typeof validityWarnings;
