export const ofDocument = ['id', 'title', 'ion', 'scale', 'evidence'];
export const ofStep = ['step', 'operation', 'from', 'product', 'thicknessUm', 'loadingMgCm2'];
export const conditions = [
  'temperatureC',
  'durationMin',
  'atmosphere',
  'dewPointC',
  'relativeHumidityPct',
  'pressureMPa',
  'residualPpm',
];
export const roles = [
  'solid-electrolyte',
  'precursor',
  'active-material',
  'binder',
  'conductive-additive',
  'solvent',
  'additive',
  'coating',
  'interlayer',
  'current-collector',
  'scaffold',
];
export const ofIngredient = [
  'coating',
  'form',
  'massFraction',
  'volumeFraction',
  'waterPpm',
  'anhydrous',
  'particleSizeUm',
];

/** How the columns of a CSV are read; part of --help. */
export const csvHelp = `A CSV holds one step a row. Columns:
  ${ofDocument.join(', ')}   (rows with the same id are the steps of one process; ion is Li where it is empty)
  ${ofStep.join(', ')}   (operation is mix-slurry where it is empty; from: ids of earlier steps, | between)
  ${conditions.join(', ')}
  a role: ${roles.join(', ')}   (the material; a second one of the role in binder.2, and so on)
  a role and a field: binder.massFraction, solvent.2.volumeFraction, solvent.anhydrous (true/false), active-material.coating`;
