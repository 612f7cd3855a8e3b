/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-steps.h"

#include <glib/gi18n.h>

#include "psk-centre-table.h"
#include "psk-history-event.h"
#include "psk-household-history.h"
#include "psk-person-id.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/* The fields whose changes are told, and whether an old value can be brought back: slots
 * and states change by commands of their own. */
static const struct
{
  const char *name;
  const char *title;
  PskHouseholdField field;
  gboolean restores;
} fields[] = {
  { "tambon", N_("Tambon"), PSK_HOUSEHOLD_TAMBON, FALSE },
  { "slot", N_("Slot"), PSK_HOUSEHOLD_SLOT, FALSE },
  { "status", N_("Status"), PSK_HOUSEHOLD_STATUS, FALSE },
  { "village-no", N_("Village"), PSK_HOUSEHOLD_VILLAGE_NO, TRUE },
  { "house-no", N_("House"), PSK_HOUSEHOLD_HOUSE_NO, TRUE },
  { "house-code", N_("House code"), PSK_HOUSEHOLD_HOUSE_CODE, TRUE },
  { "title", N_("Title"), PSK_HOUSEHOLD_TITLE, TRUE },
  { "first-name", N_("First Name"), PSK_HOUSEHOLD_FIRST_NAME, TRUE },
  { "last-name", N_("Last Name"), PSK_HOUSEHOLD_LAST_NAME, TRUE },
  { "citizen-id", N_("Citizen ID"), PSK_HOUSEHOLD_CITIZEN_ID, TRUE },
  { "phone", N_("Phone"), PSK_HOUSEHOLD_PHONE, TRUE },
  { "members", N_("Members"), PSK_HOUSEHOLD_MEMBERS, TRUE },
  { "vulnerability", N_("Vulnerability"), PSK_HOUSEHOLD_VULNERABILITY, TRUE },
  { "definition-used", N_("Definition used"), PSK_HOUSEHOLD_DEFINITION_USED, TRUE },
  { "kinds", N_("Kinds of vegetables"), PSK_HOUSEHOLD_KINDS, TRUE },
  { "planted-on", N_("Planted"), PSK_HOUSEHOLD_PLANTED_ON, TRUE },
  { "note", N_("Note"), PSK_HOUSEHOLD_NOTE, TRUE },
};

/* What is told of a visit; of one that was added or deleted no more than what it was. */
static const struct
{
  const char *name;
  const char *title;
  gboolean always;
} visit_fields[] = {
  { "visited-on", N_("Date of the visit"), TRUE },
  { "kinds", N_("Kinds of vegetables seen"), FALSE },
  { "area-sqm", N_("Area (square metres)"), FALSE },
  { "seeds", N_("Seeds or seedlings received"), TRUE },
  { "seed-unit", N_("Unit"), TRUE },
  { "centre", N_("From the centre"), FALSE },
  { "note", N_("Note on the visit"), FALSE },
};

static int
find_field (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_strcmp0 (fields[i].name, name) == 0)
        return (int) i;
    }

  return -1;
}

static const char *
title_of_code (PskBook    *book,
               const char *list,
               const char *code)
{
  return psk_definition_get_code_title (psk_book_get_codes (book), list, code,
                                        psk_language_of_messages ());
}

/* A value as it is stored, as it is shown. An id stays masked. */
static char *
show_value (PskBook          *book,
            PskHouseholdField field,
            const char       *value)
{
  const PskLanguage language = psk_language_of_messages ();

  if (value == NULL || *value == '\0')
    return NULL;

  switch ((int) field)
    {
    case PSK_HOUSEHOLD_CITIZEN_ID:
      return psk_person_id_mask (value);
    case PSK_HOUSEHOLD_PLANTED_ON:
      return psk_thai_date_format_iso (value, PSK_DATE_SHORT, language);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return g_strdup (title_of_code (book, "vulnerability", value));
    case PSK_HOUSEHOLD_DEFINITION_USED:
      return g_strdup (title_of_code (book, "vulnerable_definition", value));
    case PSK_HOUSEHOLD_STATUS:
      return g_strdup (title_of_code (book, "household_status", value));
    case PSK_HOUSEHOLD_TAMBON:
      return g_strdup (psk_areas_get_name (psk_book_get_areas (book),
                                           (int) g_ascii_strtoll (value, NULL, 10), language));
    default:
      return g_strdup (value);
    }
}

static void
add_changes (PskHistoryStep  *step,
             PskBook         *book,
             PskHistoryEvent *event)
{
  for (guint i = 0; event->changes != NULL && i < event->changes->len; i++)
    {
      const PskHistoryChange *change = event->changes->pdata[i];
      const int at = find_field (change->field);
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (at < 0)
        continue;

      old_text = show_value (book, fields[at].field, change->old_value);
      new_text = show_value (book, fields[at].field, change->new_value);
      psk_history_step_add_line (step, _(fields[at].title), old_text, new_text,
                                 fields[at].restores ? (int) fields[at].field : -1,
                                 change->old_value);
    }
}

static char *
show_visit_value (PskBook    *book,
                  const char *field,
                  const char *value)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autoptr (PskCentre) centre = NULL;

  if (value == NULL || *value == '\0')
    return NULL;
  if (g_str_equal (field, "visited-on"))
    return psk_thai_date_format_iso (value, PSK_DATE_SHORT, language);
  if (g_str_equal (field, "seed-unit"))
    return g_strdup (title_of_code (book, "seed_unit", value));
  if (g_str_equal (field, "seeds") || g_str_equal (field, "area-sqm"))
    return psk_text_format_quantity (g_ascii_strtod (value, NULL));
  if (!g_str_equal (field, "centre"))
    return g_strdup (value);

  centre = psk_centre_table_find (psk_book_get_store (book), g_ascii_strtoll (value, NULL, 10));
  return g_strdup (centre != NULL ? psk_areas_get_name (psk_book_get_areas (book), centre->tambon,
                                                        language) : value);
}

static void
add_visit (PskHistoryStep  *step,
           PskBook         *book,
           PskHistoryEvent *event)
{
  const gboolean changed = g_strcmp0 (event->kind, "changed") == 0;

  for (guint i = 0; event->changes != NULL && i < event->changes->len; i++)
    {
      const PskHistoryChange *change = event->changes->pdata[i];
      gsize at = 0;
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      while (at < G_N_ELEMENTS (visit_fields)
             && g_strcmp0 (visit_fields[at].name, change->field) != 0)
        at++;
      if (at == G_N_ELEMENTS (visit_fields) || (!changed && !visit_fields[at].always))
        continue;

      old_text = show_visit_value (book, change->field, change->old_value);
      new_text = show_visit_value (book, change->field, change->new_value);
      if (old_text != NULL || new_text != NULL)
        psk_history_step_add_line (step, _(visit_fields[at].title), old_text, new_text, -1, NULL);
    }
}

/* The name of the household need not be said in its own history. */
static char *
show_label (PskJournalEntry *entry,
            const char      *name)
{
  if (entry->takes_back == 0 && g_strcmp0 (entry->subject, name) == 0)
    return g_strdup (_(entry->label));

  return psk_journal_entry_describe (entry);
}

/**
 * psk_household_steps_new:
 * @book: a book
 * @household: a household of it
 * @events: (element-type PskHistoryEvent): its history, the latest first
 *
 * Puts the history into words. What one step did to the household, its visits and its
 * slots is one step.
 *
 * Returns: (transfer full) (element-type PskHistoryStep): for psk_household_history_show()
 */
GPtrArray *
psk_household_steps_new (PskBook      *book,
                         PskHousehold *household,
                         GPtrArray    *events)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_history_step_free);
  g_autofree char *name = psk_household_get_name (household);
  PskHistoryStep *step = NULL;
  gint64 journal = 0;

  for (guint i = 0; i < events->len; i++)
    {
      PskHistoryEvent *event = events->pdata[i];

      if (step == NULL || event->journal != journal)
        {
          g_autofree char *when = psk_thai_date_format_moment (event->entry->at, psk_language_of_messages ());
          g_autofree char *what = show_label (event->entry, name);

          step = psk_history_step_new (when, event->entry->who, what, event->undone == 1);
          journal = event->journal;
          g_ptr_array_add (steps, step);
        }
      if (g_strcmp0 (event->table, "household") == 0 && g_strcmp0 (event->kind, "changed") == 0)
        add_changes (step, book, event);
      else if (g_strcmp0 (event->table, "visit") == 0)
        add_visit (step, book, event);
    }

  return steps;
}
