import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { streetZooms } from '../../core/story/tiles.ts';
import { isOneOf } from '../layer-parts.ts';
import type { streetPalette } from '../palette.ts';
import { streetSource } from './street-data.ts';

export type StreetPalette = ReturnType<typeof streetPalette>;

export const layer = <Type extends LayerSpecification['type']>(
  id: string,
  type: Type,
  part: string,
  minzoom: number = streetZooms.from,
) => ({ id: `streets-${id}`, type, source: streetSource, 'source-layer': part, minzoom });

export const kindIs = (...kinds: readonly string[]) => isOneOf(['get', 'kind'], kinds);

export const isOfType = (type: string): ExpressionSpecification => ['==', ['geometry-type'], type];
export const isLine = isOfType('LineString');
