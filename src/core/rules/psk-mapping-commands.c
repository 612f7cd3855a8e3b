/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-commands.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-mapping-table.h"

#define MAX_NAME 80

static gboolean
save_one (PskStore              *store,
          const PskSavedMapping *mapping,
          GError               **error)
{
  if (*mapping->name == '\0' || g_utf8_strlen (mapping->name, -1) > MAX_NAME)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("Give the layout a name of at most %d characters."), MAX_NAME);
      return FALSE;
    }
  if (mapping->signature == NULL)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("The layout cannot be saved, because the list has no titles by "
                             "which it could be known again."));
      return FALSE;
    }

  return psk_mapping_table_save (store, mapping->name, mapping->district, mapping->signature,
                                 mapping->json, error);
}

static gboolean
save (PskStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  GPtrArray *mappings = data;

  for (guint i = 0; i < mappings->len; i++)
    {
      if (!save_one (store, mappings->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete (PskStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  return psk_mapping_table_delete (store, *(gint64 *) data, error);
}

/**
 * psk_command_mapping_save:
 * @mappings: (element-type PskSavedMapping): at least one; those of their names are replaced
 *
 * Remembers how the lists of one file are read: sheets can be laid out in several ways.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_mapping_save (GPtrArray *mappings)
{
  g_return_val_if_fail (mappings != NULL && mappings->len > 0, NULL);

  return psk_command_new (N_("Save the layout of a list"),
                          ((PskSavedMapping *) mappings->pdata[0])->name, save,
                          g_ptr_array_ref (mappings), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * psk_command_mapping_delete:
 * @id: a saved mapping
 * @name: its name
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_mapping_delete (gint64      id,
                            const char *name)
{
  return psk_command_new (N_("Forget the layout of a list"), name, delete,
                          g_memdup2 (&id, sizeof id), g_free);
}
