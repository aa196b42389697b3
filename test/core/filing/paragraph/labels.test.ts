import { all } from './found';

describe('a label ends the objective before it', () => {
  const told = { states: 'Puebla', visitDates: '3 de abril de 2023' };
  all([
    ['Objetivo: revisar el PREP. Fecha: 3 de abril. Entidad: Puebla', { ...told, objective: 'Revisar el PREP.' }],
    ['objetivo: revisar prep fecha: 3 abril entidad: puebla', { ...told, objective: 'Revisar prep' }],
    ['Objetivo: revisar el PREP | Fecha: 3 de abril | Lugar: Puebla', { ...told, objective: 'Revisar el PREP' }],
    ['Fecha: 3 de abril Entidad visitada: Puebla Objetivo: ver el PREP', { ...told, objective: 'Ver el PREP' }],
    ['Fui a Puebla para revisar los sistemas Fecha: 3 de abril', { ...told, objective: 'Revisar los sistemas' }],
    [
      'Motivo de la visita: capacitar al personal. Personal que se capacitó: 12. Junta: Local',
      { boards: 'Local', trainedStaff: '12', objective: 'Capacitar al personal.' },
    ],
  ]);
});

describe('a colon within it does not', () => {
  all([
    [
      'Objetivo: revisar los equipos de la junta: servidores y enlaces',
      { objective: 'Revisar los equipos de la junta: servidores y enlaces' },
    ],
    [
      'Objetivo: Revisar lo siguiente: PREP: equipos; Primero: enlaces',
      { objective: 'Revisar lo siguiente: PREP: equipos; Primero: enlaces' },
    ],
  ]);
});
