/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-commands.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-mapping-table.h"
#include "psk-text.h"

#define MAX_NAME 80

typedef struct
{
  gint64 id;
  char *name;
  int district;
  char *signature;
  char *json;
} MappingData;

static void
mapping_data_free (gpointer data)
{
  MappingData *d = data;

  g_free (d->name);
  g_free (d->signature);
  g_free (d->json);
  g_free (d);
}

static gboolean
save (PskStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const MappingData *d = data;

  if (*d->name == '\0' || g_utf8_strlen (d->name, -1) > MAX_NAME)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("Give the layout a name of at most %d characters."), MAX_NAME);
      return FALSE;
    }
  if (d->signature == NULL)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("The layout cannot be saved, because the list has no titles by "
                             "which it could be known again."));
      return FALSE;
    }

  return psk_mapping_table_save (store, d->name, d->district, d->signature, d->json, error);
}

static gboolean
delete (PskStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  return psk_mapping_table_delete (store, ((MappingData *) data)->id, error);
}

/**
 * psk_command_mapping_save:
 * @name: what the office calls it; a mapping of that name is replaced
 * @district: the district whose lists it is for, or 0
 * @signature: (nullable): what psk_mapping_get_signature() makes of them
 * @json: what psk_mapping_parse() reads
 *
 * Remembers how the columns of a list are read, so that the next list with the same
 * titles is read alike.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_mapping_save (const char *name,
                          int         district,
                          const char *signature,
                          const char *json)
{
  MappingData *data = g_new0 (MappingData, 1);

  data->name = psk_text_clean (name);
  data->district = district;
  data->signature = g_strdup (signature);
  data->json = g_strdup (json);

  return psk_command_new (N_("Save the layout of a list"), data->name, save, data,
                          mapping_data_free);
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
  MappingData *data = g_new0 (MappingData, 1);

  data->id = id;
  data->name = g_strdup (name);

  return psk_command_new (N_("Forget the layout of a list"), name, delete, data,
                          mapping_data_free);
}
