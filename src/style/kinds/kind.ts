import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Route } from '../../core/route/route.ts';
import type { LayerMetadata, LayerSpec, Measured } from '../../core/story/layer-spec.ts';
import type { Days } from '../../core/story/scene-spec.ts';
import type { Words } from '../../words/words.ts';
import type { LayerColors } from '../palette.ts';
import type { Fields } from './fields.ts';
import type { FeatureProperties } from './properties.ts';

export type MarkWords = Pick<Words, 'marks' | 'locale'>;
export type FactWords = Pick<Words, 'facts' | 'common' | 'locale'>;
export type ToldWords = Pick<Words, 'told' | 'common' | 'locale'>;

/** What the style layers of a kind depend on besides the layer and its colours. */
export interface KindInput {
  /** The routes by their layers' ids. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly words: MarkWords;
}

/** A term and what is said under it. */
export interface Detail {
  readonly term: string;
  readonly words: string;
}

/** What a reader is told of a feature. */
export interface KindFacts {
  readonly fact: string;
  /** Beside it; what the layer's data says of itself by default. */
  readonly details?: readonly Detail[];
  /** The id of the section that it leads to. */
  readonly section?: string;
}

/** A layer as it is told in the words of a still map. */
export interface ToldLayer<L extends LayerSpec = LayerSpec> {
  readonly layer: L;
  readonly measured: readonly Measured[];
  readonly features: readonly LayerFeature[];
  /** The days that the scene shows of it, where it names them. */
  readonly days?: Days;
}

/** A small image made of strokes, one over the other, in a square of `size` CSS pixels. */
export interface StrokeImage {
  readonly size: number;
  readonly strokes: readonly {
    /** SVG path data. */
    readonly d: string;
    readonly color: string;
    readonly width: number;
    readonly cap?: 'round';
  }[];
}

/** How the names of a layer are set. */
export interface LabelLook {
  readonly italic?: boolean;
  /** The size at zoom 5, in CSS pixels. */
  readonly size: number;
  /** In ems. */
  readonly spacing: number;
}

/** The features that are told of as one thing. */
export type Parts = readonly [LayerFeature, ...LayerFeature[]];

/** A wrong feature of a layer's file: which, what is wrong and what to do, and where within it. */
export type FeatureFault = readonly [
  index: number,
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
];

/**
 * How layers of one kind are drawn, and what is told of their features. What takes a layer is a method, so that
 * a list of kinds may hold each of them.
 */
export interface Kind<L extends LayerSpec = LayerSpec> {
  readonly name: string;
  /** The GeoJSON types that it can draw. */
  readonly geometries: readonly LayerFeature['geometry']['type'][];
  /** What it is to the names on a map: they may lie in an area, but not across a line or a point. */
  readonly shape: 'area' | 'line' | 'point';
  /** Whether a scene's `draw` can draw it along its length. */
  readonly drawsAlong?: boolean;
  /** Whether a scene's `draw` lets its features come by their days, and its `days` shows some of them. */
  readonly drawsByDay?: boolean;
  /** Whether the build makes its data from the scenes, so that it has no file. */
  readonly fromScenes?: boolean;
  /** How the names of a layer are set; small and upright by default. */
  label?(layer: L): LabelLook;
  /** Style layers beneath all others of the story, which a town's streets and waters lie over. */
  under?(layer: L, colors: LayerColors): readonly LayerSpecification[];
  /** Its style layers, from the ground up. */
  layers(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers over all shapes of the story and under its names. */
  marks?(layer: L): readonly LayerSpecification[];
  /** Style layers over all but the names that a scene asks for, and the annotations. */
  top?(layer: L, colors: LayerColors, input: KindInput): readonly LayerSpecification[];
  /** Style layers over all else, but for the labels of a layer with a picture, which have its tint as their halo. */
  over?(layer: L): readonly LayerSpecification[];
  /** Sources beside the layers' own files, for all layers of the kind. */
  sources?(layers: readonly L[], input: KindInput): Readonly<Record<string, SourceSpecification>>;
  /** The images that its style layers name. */
  images?(layer: L, colors: LayerColors): Readonly<Record<string, StrokeImage>>;
  /** The style layer that lights up features, and its filter for those of some dates. */
  readonly lit?: {
    readonly layer: (id: string) => string;
    readonly filter: (dates: readonly string[]) => LayerFilter;
  };
  /** A file's features as the map is given them. */
  readonly prepare?: <F extends PreparedFeature>(features: readonly F[]) => readonly F[];
  /** The features of a file that are told of as one, by a name for each; those of one name by default. */
  readonly things?: (
    features: readonly LayerFeature[],
  ) => readonly (readonly [name: string, Parts])[];
  /** What is told of a feature, where that is more than what its file says of the layer. */
  facts?(parts: Parts, layer: L, words: FactWords): KindFacts | undefined;
}

/** What of a kind the build alone needs, so that no reader fetches it. */
export interface BuildKind<L extends LayerSpec = LayerSpec> {
  /** The fields of its layers beside those of every kind. */
  readonly fields?: Fields;
  /** CSS declarations of its sign in the legend, in `var(--c)` and `var(--tint)`. */
  swatch(layer: L): Readonly<Record<string, string>>;
  /** How much of its tint that sign has. */
  tinted?(layer: L): number;
  /** How its line is broken, which tells it from others of its colour, of any kind. */
  dash?(layer: L): NonNullable<LayerSpec['dash']>;
  /** The scale of which its categories are the steps, so that no author names them. */
  scale?(layer: L): Scale;
  /** A layer with what its entry leaves to its kind or its data. */
  complete?(layer: L, features: readonly LayerFeature[]): L;
  /** What else is wrong with a file whose geometries it can draw. */
  check?(layer: L, features: readonly LayerFeature[]): readonly FeatureFault[];
  /** What is told of a layer in the words of a still map; nothing where there is nothing to tell. */
  sentence?(told: ToldLayer<L>, words: ToldWords): string;
  /** What is told of all layers of the kind at once, before the sentences of the others. */
  together?(told: readonly ToldLayer<L>[], words: ToldWords): string;
}

/** What the colours of a layer with values mean. */
export interface Scale {
  /** The values between its steps. */
  readonly breaks?: readonly number[];
  /** What the values are in, as it reads after a number. */
  readonly unit?: string;
  /** What is said of an area that has no value; nothing where each has one. */
  readonly noData?: string;
}

/** A GeoJSON file of features; none of them is a collection of geometries. */
export type Collection = GeoJSON.FeatureCollection<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>
>;

/** All that preparing reads of a feature. */
export type PreparedFeature = GeoJSON.Feature<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>
>;

type LayerFilter = Exclude<
  NonNullable<Extract<LayerSpecification, { type: 'circle' }>['filter']>,
  boolean
>;

/** A feature of one of the story's layers. */
export type LayerFeature = GeoJSON.Feature<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>,
  FeatureProperties
>;

/** What of a layer's metadata a reader of the map is told. */
type TellableMetadata = Pick<
  LayerMetadata,
  'summary' | 'sources' | 'certainty' | 'date' | 'measured'
>;

/** The GeoJSON file of one of the story's layers, as the build has checked it. */
export interface LayerCollection {
  /** Where it comes from, unless the story's layer says it. */
  readonly metadata?: TellableMetadata;
  readonly features: readonly LayerFeature[];
}
