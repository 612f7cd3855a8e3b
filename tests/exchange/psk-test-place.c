/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-place.h"

#include <glib/gstdio.h>

#include "psk-exchange.h"
#include "psk-geometry.h"
#include "psk-staging.h"
#include "psk-test-book.h"

PskTestPlace *
psk_test_place_new (void)
{
  PskTestPlace *self = g_new0 (PskTestPlace, 1);

  self->dir = g_dir_make_tmp ("pansuk-exchange-XXXXXX", NULL);
  self->staging = g_build_filename (self->dir, "staging.db", NULL);
  return self;
}

void
psk_test_place_free (PskTestPlace *self)
{
  psk_test_remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->staging);
  g_free (self);
}

/**
 * psk_test_place_write:
 * @self: a place
 * @name: of a file
 * @bytes: what it holds
 * @size: in bytes, or -1 when @bytes is a string
 *
 * Returns: (transfer full): its path
 */
char *
psk_test_place_write (PskTestPlace *self,
                      const char   *name,
                      const char   *bytes,
                      gssize        size)
{
  char *path = g_build_filename (self->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

static gboolean
append_row_cb (int                row,
               const char *const *cells,
               int                n_cells,
               gpointer           user_data,
               GError           **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%d:", row);
  for (int i = 0; i < n_cells; i++)
    g_string_append_printf (text, "[%s]", cells[i]);
  g_string_append_c (text, '\n');
  return TRUE;
}

/**
 * psk_test_place_read:
 * @self: a place
 * @path: a foreign file
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): its rows as "1:[a][b]", a line each, with
 *   the name of a sheet as "=name" before them; %NULL when it was refused
 */
char *
psk_test_place_read (PskTestPlace *self,
                     const char   *path,
                     GError      **error)
{
  g_autoptr (PskStaging) staging = NULL;
  GString *text;

  g_remove (self->staging);
  if (!psk_exchange_read (path, self->staging, NULL, error))
    return NULL;

  text = g_string_new (NULL);
  staging = psk_staging_open (self->staging, error);
  g_assert_nonnull (staging);
  for (int i = 1; i <= psk_staging_get_n_sheets (staging); i++)
    {
      if (*psk_staging_get_sheet_name (staging, i) != '\0')
        g_string_append_printf (text, "=%s\n", psk_staging_get_sheet_name (staging, i));
      g_assert_true (psk_staging_each_row (staging, i, append_row_cb, text, NULL));
    }

  return g_string_free (text, FALSE);
}

static gboolean
append_feature_cb (int                row,
                   const char *const *cells,
                   int                n_cells,
                   const guint8      *wkb,
                   gsize              size,
                   const char        *problem,
                   gpointer           user_data,
                   GError           **error)
{
  GString *text = user_data;
  g_autoptr (PskGeometry) geometry = psk_geometry_new_from_wkb (wkb, size, NULL);

  append_row_cb (row, cells, n_cells, text, NULL);
  g_string_truncate (text, text->len - 1);
  if (*problem != '\0')
    g_string_append_printf (text, " %s", problem);
  if (geometry != NULL)
    {
      const PskGeometryBox box = psk_geometry_get_box (geometry);

      g_string_append_printf (text, " %.2f %.2f %.2f %.2f", box.west, box.south, box.east,
                              box.north);
    }
  g_string_append_c (text, '\n');
  return TRUE;
}

/**
 * psk_test_place_read_map:
 * @self: a place
 * @path: a map
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): its features as "1:[a][b] problem 99.00 18.00 100.00
 *   19.00", west, south, east and north, with the name of a layer as "=name" and the names
 *   of its attributes before them; %NULL when it was refused
 */
char *
psk_test_place_read_map (PskTestPlace *self,
                         const char   *path,
                         GError      **error)
{
  g_autoptr (PskStaging) staging = NULL;
  GString *text;

  g_remove (self->staging);
  if (!psk_exchange_read_map (path, self->staging, NULL, NULL, NULL, error))
    return NULL;

  text = g_string_new (NULL);
  staging = psk_staging_open (self->staging, error);
  g_assert_nonnull (staging);
  for (int sheet = 1; sheet <= psk_staging_get_n_sheets (staging); sheet++)
    {
      g_string_append_printf (text, "=%s:", psk_staging_get_sheet_name (staging, sheet));
      for (int column = 1;; column++)
        {
          g_autofree char *title = NULL;
          PskColumnKind kind;
          int width;

          if (!psk_staging_get_column (staging, sheet, column, &title, &kind, &width))
            break;
          g_string_append_printf (text, " %s", title);
        }
      g_string_append_c (text, '\n');
      g_assert_true (psk_staging_each_feature (staging, sheet, append_feature_cb, text, NULL));
    }

  return g_string_free (text, FALSE);
}

/**
 * psk_test_place_shared:
 * @folder: a folder of the files that tests share
 * @name: of a file in it
 *
 * Returns: (transfer full) (nullable): its path; %NULL, with the test skipped,
 *   when it is not there
 */
char *
psk_test_place_shared (const char *folder,
                       const char *name)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", folder, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip ("the shared files are not there");
  return NULL;
}
