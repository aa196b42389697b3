/** What cards say of their own accord, in es-MX; everything else comes with the screen. */
export const cardTexts = {
  choosePlaceholder: 'Elija un campo',
  valueCut: 'El texto no cabe completo en esta tarjeta y termina en «…». Si lo guarda así, se guarda recortado.',
} as const;
