/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-household.h"

#include <glib/gi18n.h>

#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-person-id.h"

/**
 * psk_cli_show_id:
 * @household: a household
 * @reveal: whether the whole id may be shown
 *
 * Returns: (transfer full) (nullable): its citizen id, or what may be seen of it
 */
char *
psk_cli_show_id (PskHousehold *household,
                 gboolean      reveal)
{
  if (household->citizen_id == NULL)
    return NULL;

  return reveal ? g_strdup (household->citizen_id) : psk_person_id_mask (household->citizen_id);
}

/**
 * psk_cli_add_household:
 * @builder: inside an object
 * @household: a household
 * @reveal: whether the whole id may be shown
 *
 * Adds the members of a household that scripts read.
 */
void
psk_cli_add_household (JsonBuilder  *builder,
                       PskHousehold *household,
                       gboolean      reveal)
{
  g_autofree char *id = psk_cli_show_id (household, reveal);

  psk_cli_add_text (builder, "uid", household->uid);
  psk_cli_add_int (builder, "tambon", household->tambon);
  psk_cli_add_count (builder, "slot", household->slot);
  psk_cli_add_text (builder, "status", psk_household_get_state (household));
  psk_cli_add_count (builder, "village_no", household->village_no);
  psk_cli_add_text (builder, "house_no", household->house_no);
  psk_cli_add_text (builder, "title", household->title);
  psk_cli_add_text (builder, "first_name", household->first_name);
  psk_cli_add_text (builder, "last_name", household->last_name);
  psk_cli_add_text (builder, "citizen_id", id);
  psk_cli_add_count (builder, "kinds", household->kinds);
  psk_cli_add_text (builder, "planted_on", household->planted_on);
}

/**
 * psk_cli_find_household:
 * @book: a book
 * @uid: what was typed
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the household
 */
PskHousehold *
psk_cli_find_household (PskBook    *book,
                        const char *uid,
                        GError    **error)
{
  g_autoptr (GError) problem = NULL;
  PskHousehold *household
    = psk_household_table_read_uid (psk_book_get_store (book), uid, &problem);

  if (g_error_matches (problem, PSK_ERROR, PSK_ERROR_NOT_FOUND))
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                 _("There is no household with the uid “%s”: see “pansukctl list BOOK households "
                   "--json”."), uid);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return household;
}
