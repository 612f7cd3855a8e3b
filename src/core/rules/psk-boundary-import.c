/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import of boundaries itself, and what it is asked when it is prepared. */

#include "config.h"

#include "psk-boundary-import-private.h"

#include <glib/gi18n-lib.h>

#include "psk-exchange.h"
#include "psk-import-converter.h"

G_DEFINE_FINAL_TYPE (PskBoundaryImport, psk_boundary_import, G_TYPE_OBJECT)

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
 * psk_boundary_import_describe_missing:
 * @self: an import that was prepared
 * @max_names: how many tambons are named at the most
 *
 * Returns: (transfer full) (nullable): how many tambons have no boundary after it, and the
 *   names of the first of them, translated; %NULL when all have one
 */
char *
psk_boundary_import_describe_missing (PskBoundaryImport *self,
                                      guint              max_names)
{
  g_autoptr (GPtrArray) missing = psk_boundary_import_get_missing (self);
  g_autoptr (GString) names = g_string_new (NULL);

  if (missing->len == 0)
    return NULL;

  for (guint i = 0; i < MIN (missing->len, max_names); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            psk_area_get_name (missing->pdata[i], psk_language_of_messages ()));
  if (missing->len > max_names)
    g_string_append (names, ", …");

  /* Translators: how many tambons, the names of the first of them */
  return g_strdup_printf (ngettext ("%u tambon has no boundary yet: %s",
                                    "%u tambons have no boundary yet: %s", missing->len),
                          missing->len, names->str);
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
