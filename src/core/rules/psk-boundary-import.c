/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-boundary-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-boundary-match.h"
#include "psk-coordinate.h"
#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-geometry-simplify.h"
#include "psk-import-converter.h"
#include "psk-staging.h"

/* An outline may move so far when points are left out: less than a pin is tolerated
 * outside of it, and too little to be seen on a map of a tambon. */
#define SIMPLE_METRES 10.0

/* Before and after leaving out points. A tambon drawn as finely as anybody does has some
 * ten thousand. */
#define MAX_RAW_POINTS 2000000
#define MAX_POINTS 50000

/* The label point of an area lies in it; so far outside of an outline it is another area,
 * or the file uses another system than it says. */
#define FAR_KM 15.0

/* Around the label points of the book, in degrees: what else lies there is told of. */
#define NEAR_DEGREES 0.1

/* What pansuk-exchange says of a geometry, and the sentence for it. */
static const struct
{
  const char *word;
  const char *sentence;
} faults[] = {
  { "not-an-area", N_("It is a point or a line: only areas have a boundary.") },
  { "no-ring", N_("Its outline encloses nothing: draw it anew.") },
  { "not-a-number", N_("One of its coordinates is no number: save the map anew.") },
  { "not-a-place", N_("Its coordinates do not fit the coordinate system that the map says: save "
                      "the map in WGS 84 (longitude and latitude).") },
  { "no-system", N_("The map does not say its coordinate system: put the .prj file beside the "
                    ".shp, or save the map in WGS 84 (longitude and latitude).") },
};

/**
 * PskBoundaryImport:
 *
 * The boundaries of areas in a map: which are new, and what could not be used.
 */
struct _PskBoundaryImport
{
  GObject parent_instance;

  /* Owned */
  char *staging_path;
  char *file_name;
  PskAreas *areas;
  GArray *boundaries;  /* PskBoundary */
  GPtrArray *problems; /* PskImportProblem; NULL until it is prepared */

  int progress; /* in hundredths; read and written by several threads */
  guint n_matched; /* features that are an area of the book */
  guint n_rejected;
  guint n_ignored;
};

G_DEFINE_FINAL_TYPE (PskBoundaryImport, psk_boundary_import, G_TYPE_OBJECT)

/* What an area gets together while layers are read. */
typedef struct
{
  PskGeometryBuilder *builder;
  int sheet; /* the layer that it is from: another one is the same again */
  guint n_points;
} Part;

/* Reading of one layer. */
typedef struct
{
  PskBoundaryImport *import;
  PskStaging *staging;
  int sheet;
  GPtrArray *features; /* GStrv: attributes; NULL-terminated */
  GArray *matches;     /* PskBoundaryMatch */
  GHashTable *parts;   /* area → Part */
  PskGeometryBox near; /* of the book */
  guint feature;
  GCancellable *cancellable;
} Layer;

static void
part_free (gpointer data)
{
  Part *part = data;

  psk_geometry_builder_free (part->builder);
  g_free (part);
}

static void
clear_boundary (gpointer data)
{
  psk_geometry_unref (((PskBoundary *) data)->geometry);
}

static void
psk_boundary_import_finalize (GObject *object)
{
  PskBoundaryImport *self = PSK_BOUNDARY_IMPORT (object);

  g_free (self->staging_path);
  g_free (self->file_name);
  psk_areas_unref (self->areas);
  g_array_unref (self->boundaries);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_boundary_import_parent_class)->finalize (object);
}

static void
psk_boundary_import_class_init (PskBoundaryImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_boundary_import_finalize;
}

static void
psk_boundary_import_init (PskBoundaryImport *self)
{
  self->boundaries = g_array_new (FALSE, FALSE, sizeof (PskBoundary));
  g_array_set_clear_func (self->boundaries, clear_boundary);
}

/**
 * psk_boundary_import_new:
 * @staging_path: what psk_exchange_read_map() made
 * @file_name: the name of the map, without its folder
 * @areas: all areas of the book
 *
 * Returns: (transfer full): the import
 */
PskBoundaryImport *
psk_boundary_import_new (const char *staging_path,
                         const char *file_name,
                         PskAreas   *areas)
{
  PskBoundaryImport *self;

  g_return_val_if_fail (staging_path != NULL && file_name != NULL && areas != NULL, NULL);

  self = g_object_new (PSK_TYPE_BOUNDARY_IMPORT, NULL);
  self->staging_path = g_strdup (staging_path);
  self->file_name = g_strdup (file_name);
  self->areas = psk_areas_ref (areas);

  return self;
}

static void
add_problem (Layer            *layer,
             PskImportSeverity severity,
             const char       *reason)
{
  const PskBoundaryMatch *match = &g_array_index (layer->matches, PskBoundaryMatch,
                                                  layer->feature);
  char **cells = layer->features->pdata[layer->feature];
  g_autofree char *title = NULL;
  const char *value = "";
  PskImportProblem *problem;
  PskColumnKind kind;
  int width;

  if (match->column >= 0)
    {
      psk_staging_get_column (layer->staging, layer->sheet, match->column + 1, &title, &kind,
                              &width);
      if ((guint) match->column < g_strv_length (cells))
        value = cells[match->column];
    }
  problem = psk_import_problem_new (severity, PSK_COLUMN_NONE,
                                    title != NULL ? g_steal_pointer (&title) : g_strdup (""),
                                    value, reason);
  psk_import_problem_set_place (problem, layer->sheet,
                                psk_staging_get_sheet_name (layer->staging, layer->sheet),
                                (int) layer->feature + 1);
  g_ptr_array_add (layer->import->problems, problem);
}

static void
reject (Layer      *layer,
        const char *reason)
{
  add_problem (layer, PSK_IMPORT_ERROR, reason);
  layer->import->n_rejected++;
}

static PskGeometryBox
measure_book (PskAreas *areas)
{
  PskGeometryBox box = { 90, 180, -90, -180 };

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      const PskArea *area = psk_areas_get (areas, i);

      if (isnan (area->lat) || isnan (area->lon))
        continue;
      box.south = MIN (box.south, area->lat - NEAR_DEGREES);
      box.north = MAX (box.north, area->lat + NEAR_DEGREES);
      box.west = MIN (box.west, area->lon - NEAR_DEGREES);
      box.east = MAX (box.east, area->lon + NEAR_DEGREES);
    }

  return box;
}

/* Of what is far away nobody wants to know why it is no area of the book. */
static gboolean
is_near (Layer       *layer,
         PskGeometry *geometry)
{
  PskGeometryBox box;
  double lat;
  double lon;

  if (geometry == NULL)
    return TRUE;

  box = psk_geometry_get_box (geometry);
  lat = (box.south + box.north) / 2;
  lon = (box.west + box.east) / 2;
  return lat >= layer->near.south && lat <= layer->near.north && lon >= layer->near.west
         && lon <= layer->near.east;
}

static gboolean
check_place (PskBoundaryImport *self,
             PskGeometry       *geometry,
             int                code,
             GError           **error)
{
  const PskGeometryBox box = psk_geometry_get_box (geometry);
  PskArea *area = psk_areas_lookup (self->areas, code);
  double km;

  if (!psk_coordinate_check (box.south, box.west, error)
      || !psk_coordinate_check (box.north, box.east, error))
    return FALSE;

  km = isnan (area->lat) || isnan (area->lon)
       ? 0 : psk_geometry_measure_distance (geometry, area->lat, area->lon);
  if (km <= FAR_KM)
    return TRUE;

  /* Translators: kilometres, an area */
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The outline lies %.0f km from where %s is: its code or the coordinate system of "
                 "the map is wrong."),
               km, psk_areas_get_name (self->areas, code, psk_language_of_messages ()));
  return FALSE;
}

static void
add_part (Layer       *layer,
          int          area,
          PskGeometry *geometry)
{
  Part *part = g_hash_table_lookup (layer->parts, GINT_TO_POINTER (area));

  if (part == NULL)
    {
      part = g_new0 (Part, 1);
      part->builder = psk_geometry_builder_new ();
      part->sheet = layer->sheet;
      g_hash_table_insert (layer->parts, GINT_TO_POINTER (area), part);
    }
  if (part->sheet != layer->sheet)
    {
      layer->import->n_ignored++;
      return;
    }

  part->n_points += psk_geometry_get_n_points (geometry);
  if (part->n_points > MAX_RAW_POINTS)
    reject (layer, _("Its outline has far too many points: simplify the map."));
  else
    psk_geometry_builder_add_geometry (part->builder, geometry);
}

static const char *
find_fault (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (g_str_equal (faults[i].word, word))
        return _(faults[i].sentence);
    }

  return NULL;
}

static void
take_matched (Layer       *layer,
              int          area,
              PskGeometry *geometry,
              const char  *problem)
{
  g_autoptr (GError) error = NULL;
  const char *fault = find_fault (problem);

  layer->import->n_matched++;
  if (fault != NULL)
    reject (layer, fault);
  else if (geometry == NULL)
    reject (layer, find_fault ("no-ring"));
  else if (!check_place (layer->import, geometry, area, &error))
    reject (layer, error->message);
  else
    {
      if (g_str_equal (problem, "repaired"))
        add_problem (layer, PSK_IMPORT_NOTE,
                     _("Its outline crosses itself: what it encloses was taken."));
      add_part (layer, area, geometry);
    }
}

static gboolean
take_feature_cb (int                row,
                 const char *const *cells,
                 int                n_cells,
                 const guint8      *wkb,
                 gsize              size,
                 const char        *problem,
                 gpointer           user_data,
                 GError           **error)
{
  Layer *layer = user_data;
  const PskBoundaryMatch *match = &g_array_index (layer->matches, PskBoundaryMatch,
                                                  layer->feature);
  g_autoptr (PskGeometry) geometry = NULL;

  if (g_cancellable_set_error_if_cancelled (layer->cancellable, error))
    return FALSE;

  if (!match->is_foreign)
    geometry = wkb != NULL ? psk_geometry_new_from_wkb (wkb, size, NULL) : NULL;
  if (match->area != 0)
    take_matched (layer, match->area, geometry, problem);
  else if (match->is_foreign || !is_near (layer, geometry))
    layer->import->n_ignored++;
  else
    reject (layer, match->reason);
  layer->feature++;

  return TRUE;
}

static gboolean
note_feature_cb (int                row,
                 const char *const *cells,
                 int                n_cells,
                 const guint8      *wkb,
                 gsize              size,
                 const char        *problem,
                 gpointer           user_data,
                 GError           **error)
{
  Layer *layer = user_data;
  char **copy = g_new0 (char *, (gsize) n_cells + 1);

  for (int i = 0; i < n_cells; i++)
    copy[i] = g_utf8_make_valid (cells[i], -1);
  g_ptr_array_add (layer->features, copy);

  return !g_cancellable_set_error_if_cancelled (layer->cancellable, error);
}

/* Attributes first, then outlines: those of a whole country are read one at a time. */
static gboolean
read_layer (Layer              *layer,
            PskBoundaryMatcher *matcher,
            GError            **error)
{
  gboolean done = FALSE;

  layer->feature = 0;
  layer->features = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (psk_staging_each_feature (layer->staging, layer->sheet, note_feature_cb, layer, error))
    {
      layer->matches = psk_boundary_matcher_run (
        matcher, psk_staging_get_sheet_name (layer->staging, layer->sheet), layer->features);
      done = psk_staging_each_feature (layer->staging, layer->sheet, take_feature_cb, layer,
                                       error);
    }
  g_clear_pointer (&layer->features, g_ptr_array_unref);
  g_clear_pointer (&layer->matches, g_array_unref);

  return done;
}

static void
add_boundary (PskBoundaryImport *self,
              int                area,
              PskGeometry       *geometry)
{
  PskGeometry *before = psk_areas_get_boundary (self->areas, area);
  const PskBoundary boundary = {
    area, psk_geometry_ref (geometry),
    before == NULL ? PSK_IMPORT_NEW
    : psk_geometry_equal (before, geometry) ? PSK_IMPORT_UNCHANGED : PSK_IMPORT_UPDATED,
  };

  g_array_append_val (self->boundaries, boundary);
}

static void
refuse_outline (PskBoundaryImport *self,
                int                area)
{
  g_autofree char *code = g_strdup_printf ("%d", area);
  PskImportProblem *problem
    = psk_import_problem_new (PSK_IMPORT_ERROR, PSK_COLUMN_NONE, g_strdup (""), code,
                              _("Its outline has far too many points: simplify the map."));

  psk_import_problem_set_place (problem, 0, psk_areas_get_name (self->areas, area,
                                                                psk_language_of_messages ()), 0);
  g_ptr_array_add (self->problems, problem);
  self->n_rejected++;
}

/* In the order of the book, all together, so that neighbours keep the border they share. */
static void
finish_parts (PskBoundaryImport *self,
              GHashTable        *parts)
{
  g_autoptr (GPtrArray) geometries
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
  g_autoptr (GPtrArray) simple = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < psk_areas_get_n (self->areas); i++)
    {
      const PskArea *area = psk_areas_get (self->areas, i);
      Part *part = g_hash_table_lookup (parts, GINT_TO_POINTER (area->code));
      PskGeometry *geometry = part != NULL ? psk_geometry_builder_end (part->builder) : NULL;

      if (geometry == NULL)
        continue;
      g_ptr_array_add (geometries, geometry);
      g_array_append_val (codes, area->code);
    }

  simple = psk_geometry_simplify (geometries, SIMPLE_METRES);
  for (guint i = 0; i < simple->len; i++)
    {
      const int area = g_array_index (codes, int, i);

      if (psk_geometry_get_n_points (simple->pdata[i]) > MAX_POINTS)
        refuse_outline (self, area);
      else
        add_boundary (self, area, simple->pdata[i]);
    }
}

/* A map of which nothing can be used is refused, with the first reason. */
static gboolean
check_result (PskBoundaryImport *self,
              GError           **error)
{
  if (self->boundaries->len > 0)
    return TRUE;

  if (self->n_matched == 0)
    g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                 _("Nothing in “%s” has the code or the name of an area of this book: choose a "
                   "map with the boundaries of its tambons or districts."), self->file_name);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID, _("No boundary in “%s” can be used. %s"),
                 self->file_name, ((PskImportProblem *) self->problems->pdata[0])->reason);
  return FALSE;
}

/**
 * psk_boundary_import_prepare:
 * @self: an import that was not prepared yet
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT, %PSK_ERROR_INVALID when nothing can be used, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Finds the area of each feature, joins those of one area, and compares them with the
 * boundaries that the book has.
 *
 * Returns: whether it can be imported
 */
gboolean
psk_boundary_import_prepare (PskBoundaryImport *self,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (PskStaging) staging = NULL;
  g_autoptr (PskBoundaryMatcher) matcher = NULL;
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, part_free);
  Layer layer = { .import = self, .parts = parts, .cancellable = cancellable };

  g_return_val_if_fail (PSK_IS_BOUNDARY_IMPORT (self) && self->problems == NULL, FALSE);

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_problem_free);
  staging = psk_staging_open (self->staging_path, error);
  if (staging == NULL)
    return FALSE;

  matcher = psk_boundary_matcher_new (self->areas);
  layer.staging = staging;
  layer.near = measure_book (self->areas);
  for (layer.sheet = 1; layer.sheet <= psk_staging_get_n_sheets (staging); layer.sheet++)
    {
      if (!read_layer (&layer, matcher, error))
        return FALSE;
    }
  finish_parts (self, parts);

  return check_result (self, error);
}

static void
progress_cb (int      n,
             gpointer user_data)
{
  PskBoundaryImport *self = user_data;

  g_atomic_int_set (&self->progress, n);
}

/**
 * psk_boundary_import_read:
 * @self: an import that was not prepared yet
 * @path: a map
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): as for psk_exchange_read_map() and psk_boundary_import_prepare()
 *
 * Reads the map into the staging database, and prepares the import.
 *
 * Returns: whether it can be imported
 */
gboolean
psk_boundary_import_read (PskBoundaryImport *self,
                          const char        *path,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_return_val_if_fail (PSK_IS_BOUNDARY_IMPORT (self) && path != NULL, FALSE);

  return psk_exchange_read_map (path, self->staging_path, cancellable, progress_cb, self, error)
         && psk_boundary_import_prepare (self, cancellable, error);
}

/**
 * psk_boundary_import_get_progress:
 * @self: an import
 *
 * May be called by any thread.
 *
 * Returns: how much of the map was read, 0 to 1; 0 also as long as that is not known
 */
double
psk_boundary_import_get_progress (PskBoundaryImport *self)
{
  g_return_val_if_fail (PSK_IS_BOUNDARY_IMPORT (self), 0);

  return g_atomic_int_get (&self->progress) / 100.0;
}

/**
 * psk_boundary_import_get_file_name:
 * @self: an import
 *
 * Returns: (transfer none): the name of the map
 */
const char *
psk_boundary_import_get_file_name (PskBoundaryImport *self)
{
  return self->file_name;
}

/**
 * psk_boundary_import_get_count:
 * @self: an import that was prepared
 * @outcome: an outcome
 *
 * Returns: how many areas have it; for %PSK_IMPORT_REJECTED how many features of the map
 */
guint
psk_boundary_import_get_count (PskBoundaryImport *self,
                               PskImportOutcome   outcome)
{
  guint n = outcome == PSK_IMPORT_REJECTED ? self->n_rejected : 0;

  for (guint i = 0; i < self->boundaries->len; i++)
    n += g_array_index (self->boundaries, PskBoundary, i).outcome == outcome;

  return n;
}

/**
 * psk_boundary_import_get_n_ignored:
 * @self: an import that was prepared
 *
 * Returns: how many features of the map are of other provinces
 */
guint
psk_boundary_import_get_n_ignored (PskBoundaryImport *self)
{
  return self->n_ignored;
}

/**
 * psk_boundary_import_get_all:
 * @self: an import that was prepared
 *
 * Returns: (transfer none) (element-type PskBoundary): the boundaries, as the book will
 *   have them
 */
GArray *
psk_boundary_import_get_all (PskBoundaryImport *self)
{
  return self->boundaries;
}

static gboolean
has_boundary (PskBoundaryImport *self,
              int                area)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      if (g_array_index (self->boundaries, PskBoundary, i).area == area)
        return TRUE;
    }

  return psk_areas_get_boundary (self->areas, area) != NULL;
}

/**
 * psk_boundary_import_get_missing:
 * @self: an import that was prepared
 *
 * Returns: (transfer container) (element-type PskArea): the tambons that have no boundary
 *   after it
 */
GPtrArray *
psk_boundary_import_get_missing (PskBoundaryImport *self)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < psk_areas_get_n (self->areas); i++)
    {
      PskArea *area = psk_areas_get (self->areas, i);

      if (area->level == PSK_AREA_TAMBON && !has_boundary (self, area->code))
        g_ptr_array_add (missing, area);
    }

  return missing;
}

/**
 * psk_boundary_import_get_problems:
 * @self: an import that was prepared
 *
 * Returns: (transfer none) (element-type PskImportProblem): what was rejected or noted,
 *   with the layer as sheet and the number of the feature as row
 */
GPtrArray *
psk_boundary_import_get_problems (PskBoundaryImport *self)
{
  return self->problems;
}

/**
 * psk_boundary_import_to_json:
 * @self: an import that was prepared
 *
 * Returns: (transfer full): what `pansukctl import --as boundaries --json` prints: areas
 *   that are new, updated and unchanged, features that were rejected and ignored, the codes
 *   of tambons that still have none, and the problems
 */
JsonNode *
psk_boundary_import_to_json (PskBoundaryImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) missing = psk_boundary_import_get_missing (self);
  guint counts[PSK_N_IMPORT_OUTCOMES];

  for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    counts[i] = psk_boundary_import_get_count (self, i);

  json_builder_begin_object (builder);
  psk_import_counts_to_json (counts, builder);
  json_builder_set_member_name (builder, "ignored");
  json_builder_add_int_value (builder, self->n_ignored);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_int_value (builder, ((PskArea *) missing->pdata[i])->code);
  json_builder_end_array (builder);
  psk_import_problems_to_json (self->problems, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
