/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-import-private.h"
#include "psk-person-id.h"
#include "psk-thai-date.h"

/* What people read of a household when it is imported, and by which name. */
static const struct
{
  PskHouseholdField field;
  const char *title;
} shown[] = {
  { PSK_HOUSEHOLD_TAMBON, N_("Tambon") },
  { PSK_HOUSEHOLD_VILLAGE_NO, N_("Village") },
  { PSK_HOUSEHOLD_HOUSE_NO, N_("House number") },
  { PSK_HOUSEHOLD_HOUSE_CODE, N_("House code") },
  { PSK_HOUSEHOLD_TITLE, N_("Title") },
  { PSK_HOUSEHOLD_FIRST_NAME, N_("First Name") },
  { PSK_HOUSEHOLD_LAST_NAME, N_("Last Name") },
  { PSK_HOUSEHOLD_CITIZEN_ID, N_("Citizen ID") },
  { PSK_HOUSEHOLD_PHONE, N_("Phone") },
  { PSK_HOUSEHOLD_MEMBERS, N_("Members") },
  { PSK_HOUSEHOLD_VULNERABILITY, N_("Vulnerability") },
  { PSK_HOUSEHOLD_KINDS, N_("Kinds of vegetables") },
  { PSK_HOUSEHOLD_PLANTED_ON, N_("Planted") },
  { PSK_HOUSEHOLD_NOTE, N_("Note") },
};

static char *
number_text (int number)
{
  return number >= 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
}

static char *
date_text (const char *iso)
{
  return iso != NULL
         ? psk_thai_date_format_iso (iso, PSK_DATE_SHORT, psk_language_of_messages ())
         : g_strdup ("");
}

static const char *
plain_text (PskHousehold     *household,
            PskHouseholdField field)
{
  switch ((int) field)
    {
    case PSK_HOUSEHOLD_HOUSE_NO:
      return household->house_no;
    case PSK_HOUSEHOLD_HOUSE_CODE:
      return household->house_code;
    case PSK_HOUSEHOLD_TITLE:
      return household->title;
    case PSK_HOUSEHOLD_FIRST_NAME:
      return household->first_name;
    case PSK_HOUSEHOLD_LAST_NAME:
      return household->last_name;
    case PSK_HOUSEHOLD_PHONE:
      return household->phone;
    default:
      return household->note;
    }
}

static char *
get_text (PskImport        *self,
          PskHousehold     *household,
          PskHouseholdField field)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *plain;

  switch ((int) field)
    {
    case PSK_HOUSEHOLD_TAMBON:
      return g_strdup (psk_areas_get_name (self->areas, household->tambon, language));
    case PSK_HOUSEHOLD_VILLAGE_NO:
      return number_text (household->village_no);
    case PSK_HOUSEHOLD_MEMBERS:
      return number_text (household->members);
    case PSK_HOUSEHOLD_KINDS:
      return number_text (household->kinds);
    case PSK_HOUSEHOLD_CITIZEN_ID:
      return psk_person_id_mask (household->citizen_id);
    case PSK_HOUSEHOLD_PLANTED_ON:
      return date_text (household->planted_on);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return g_strdup (household->vulnerability != NULL
                       ? psk_definition_get_code_title (self->codes, "vulnerability",
                                                        household->vulnerability, language) : "");
    default:
      plain = plain_text (household, field);
      return g_strdup (plain != NULL ? plain : "");
    }
}

static void
change_free (gpointer data)
{
  PskImportChange *change = data;

  g_free (change->title);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * psk_import_get_changes:
 * @self: an import that was prepared
 * @row: one of its rows
 *
 * Returns: (transfer full) (element-type PskImportChange): what the row changes of a
 *   household that is in the book; of a new one, all that it says
 */
GPtrArray *
psk_import_get_changes (PskImport          *self,
                        const PskImportRow *row)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  g_return_val_if_fail (PSK_IS_IMPORT (self) && row != NULL, changes);

  for (gsize i = 0; row->household != NULL && i < G_N_ELEMENTS (shown); i++)
    {
      PskImportChange *change;
      g_autofree char *after = get_text (self, row->household, shown[i].field);

      if (row->before != NULL
          ? psk_record_field_equal (row->before, row->household, shown[i].field)
          : *after == '\0')
        continue;
      change = g_new0 (PskImportChange, 1);
      change->field = shown[i].field;
      change->title = g_strdup (_(shown[i].title));
      change->before = row->before != NULL ? get_text (self, row->before, shown[i].field)
                                           : g_strdup ("");
      change->after = g_steal_pointer (&after);
      g_ptr_array_add (changes, change);
    }

  return changes;
}

static char *
describe_place (PskImport    *self,
                PskHousehold *household)
{
  const char *tambon = psk_areas_get_name (self->areas, household->tambon,
                                           psk_language_of_messages ());
  GString *text = g_string_new (NULL);

  /* Translators: the name of a tambon */
  g_string_append_printf (text, _("Tambon %s"), tambon);
  if (household->village_no >= 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("village %d"), household->village_no);
    }
  if (household->house_no != NULL)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("house %s"), household->house_no);
    }
  if (household->slot >= 1)
    {
      g_string_append (text, " · ");
      /* Translators: the place of the household among the 20 of its tambon */
      g_string_append_printf (text, _("number %d"), household->slot);
    }

  return g_string_free (text, FALSE);
}

/**
 * psk_import_describe:
 * @self: an import that was prepared
 * @row: one of its rows
 *
 * Returns: (transfer full): in one line, what changes of a household that is in the
 *   book, or where a new or unchanged one is
 */
char *
psk_import_describe (PskImport          *self,
                     const PskImportRow *row)
{
  g_autoptr (GPtrArray) changes = NULL;
  GString *text;

  g_return_val_if_fail (PSK_IS_IMPORT (self) && row != NULL, NULL);

  if (row->household == NULL)
    return g_strdup ("");
  if (row->before == NULL)
    return describe_place (self, row->household);

  changes = psk_import_get_changes (self, row);
  text = g_string_new (NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const PskImportChange *change = changes->pdata[i];

      g_string_append (text, i > 0 ? " · " : "");
      /* Translators: a field, what the book says, what it will say */
      g_string_append_printf (text, _("%s: %s → %s"), change->title,
                              *change->before != '\0' ? change->before : "–",
                              *change->after != '\0' ? change->after : "–");
    }

  return g_string_free (text, FALSE);
}
