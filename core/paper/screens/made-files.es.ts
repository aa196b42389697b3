import { showCount } from '../../form/show';

/** What is said of files that are made and given: documents, workbooks, data. */
export const files = {
  making: 'Preparo el archivo',
  waits: 'Le aviso aquí en cuanto esté. Puede seguir con lo suyo.',
  /** How far it has come. */
  progress: (done: number, of: number | undefined) =>
    of === undefined ? `Van ${reports(done)}.` : `Van ${showCount(done)} de ${reports(of)}.`,
  stop: 'Cancelar',
  download: (kind: string) => `Descargar ${kind}`,
  linkDays: (days: number) => `El enlace es para usted y sirve ${days === 1 ? 'un día' : `${days} días`}.`,
  consent: 'Acepte el archivo y quedará en su OneDrive.',
  given: (title: string) => `✓ ${title}`,
  declined: (name: string) => `${name} no se guardó. Cuando lo quiera, pídalo de nuevo.`,
  expired: (name: string) => `${name} ya no se pudo entregar con ese permiso. Pídalo de nuevo.`,
  saving: (name: string) => `Guardo ${name} en su OneDrive…`,
  failed: 'El archivo no se terminó',
  failedLine: 'Nada se perdió: los informes siguen como estaban. Inténtelo de nuevo en un momento.',
  cut: 'El bot se detuvo mientras lo preparaba. Pídalo de nuevo.',
  stopped: 'Se canceló el archivo',
  retry: 'Prepararlo de nuevo',
  none: 'Ya no se prepara ningún archivo',
  noneLine:
    'Terminó, se canceló o el bot se reinició. Si lo quiere, pídalo de nuevo; si aún llega uno, puede descartarlo.',
} as const;

const reports = (count: number): string => (count === 1 ? '1 informe' : `${showCount(count)} informes`);
