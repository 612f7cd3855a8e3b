/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-columns.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <stdlib.h>

#include "psk-household-fields.h"
#include "psk-person-id.h"
#include "psk-text-size.h"
#include "psk-thai-date.h"

/* In a window of 1366 pixels all are whole up to the citizen id, and up to the kinds with
 * the pane of one household: its id is in the pane. */
static const PskHouseholdColumn columns[] = {
  { PSK_HOUSEHOLD_SLOT, N_("No."), NULL, 50, 56, 1, FALSE },
  { PSK_HOUSEHOLD_TAMBON, N_("Tambon"), NULL, 114, 166, 0, FALSE },
  /* Translators: the village of a household, as short as it can be said */
  { PSK_HOUSEHOLD_VILLAGE_NO, N_("Village"), NC_("head of a column", "Moo"), 54, 62, 1, TRUE },
  { PSK_HOUSEHOLD_HOUSE_NO, N_("House"), NULL, 74, 74, 0, TRUE },
  { PSK_HOUSEHOLD_TITLE, N_("Title"), NULL, 92, 68, 0, TRUE },
  { PSK_HOUSEHOLD_FIRST_NAME, N_("First Name"), NC_("head of a column", "Name"), 92, 79, 0, TRUE },
  { PSK_HOUSEHOLD_LAST_NAME, N_("Last Name"), NC_("head of a column", "Surname"), 124, 124, 0,
    TRUE },
  { PSK_HOUSEHOLD_STATUS, N_("Status"), NULL, 118, 122, 0, FALSE },
  { PSK_HOUSEHOLD_KINDS, N_("Kinds"), NULL, 78, 72, 1, TRUE },
  { PSK_HOUSEHOLD_PLANTED_ON, N_("Planted"), NULL, 104, 104, 0, TRUE },
  /* Translators: the citizen id of a household, as short as it can be said */
  { PSK_HOUSEHOLD_CITIZEN_ID, N_("Citizen ID"), NC_("head of a column", "Citizen ID"), 144, 144, 0,
    TRUE },
  /* Translators: the cause of the vulnerability of a household, likewise */
  { PSK_HOUSEHOLD_VULNERABILITY, N_("Vulnerability"), NC_("head of a column", "Vulnerability"),
    150, 202, 0, TRUE },
  { PSK_HOUSEHOLD_MEMBERS, N_("Members"), NULL, 84, 106, 1, TRUE },
  { PSK_HOUSEHOLD_PHONE, N_("Phone"), NULL, 110, 110, 0, TRUE },
  { PSK_HOUSEHOLD_NOTE, N_("Note"), NULL, 200, 200, 0, TRUE },
};

/**
 * psk_household_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns) (transfer none): the columns of the grid
 */
const PskHouseholdColumn *
psk_household_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * psk_household_columns_title:
 * @field: a field
 *
 * Returns: (transfer none): the title of its column, translated
 */
const char *
psk_household_columns_title (PskHouseholdField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (columns[i].field == field)
        return _(columns[i].title);
    }

  return "";
}

/**
 * psk_household_columns_head:
 * @column: a column
 *
 * Returns: (transfer none): what stands over it, translated
 */
const char *
psk_household_columns_head (const PskHouseholdColumn *column)
{
  return column->head != NULL ? g_dpgettext2 (NULL, "head of a column", column->head)
                              : _(column->title);
}

/**
 * psk_household_columns_order:
 * @field: a field
 * @descending: the other way round
 *
 * Returns: (transfer none): what the order of its column is called, translated
 */
const char *
psk_household_columns_order (PskHouseholdField field,
                             gboolean          descending)
{
  switch ((int) field)
    {
    case PSK_HOUSEHOLD_TITLE:
    case PSK_HOUSEHOLD_FIRST_NAME:
    case PSK_HOUSEHOLD_LAST_NAME:
    case PSK_HOUSEHOLD_NOTE:
      /* Translators: the order of texts, with the first and the last letter */
      return descending ? _("Z to A") : _("A to Z");
    case PSK_HOUSEHOLD_PLANTED_ON:
      return descending ? _("Newest first") : _("Oldest first");
    case PSK_HOUSEHOLD_STATUS:
      /* Translators: the order of states, of which one follows the other */
      return descending ? _("Last step first") : _("First step first");
    case PSK_HOUSEHOLD_TAMBON:
    case PSK_HOUSEHOLD_VULNERABILITY:
      return descending ? _("By code, backwards") : _("By code");
    default:
      /* Translators: the order of numbers */
      return descending ? _("Largest first") : _("Smallest first");
    }
}

/**
 * psk_household_columns_width:
 * @column: a column
 *
 * Returns: its width in the language and with the size of text of the screen, in pixels
 */
int
psk_household_columns_width (const PskHouseholdColumn *column)
{
  const int width = psk_language_of_messages () == PSK_LANGUAGE_THAI ? column->width_th
                                                                     : column->width_en;

  return psk_text_size_scale (width);
}

/**
 * psk_household_columns_name:
 * @field: a field
 *
 * Returns: (transfer none): its stable name
 */
const char *
psk_household_columns_name (PskHouseholdField field)
{
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  guint n_fields;

  return psk_record_get_fields (household, &n_fields)[field].name;
}

/**
 * psk_household_columns_field_of_name:
 * @name: a stable name
 *
 * Returns: the field; -1 when there is none of that name
 */
int
psk_household_columns_field_of_name (const char *name)
{
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  guint n_fields;
  const PskField *fields = psk_record_get_fields (household, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].name, name))
        return (int) i;
    }

  return -1;
}

static char *
state_text (PskBook    *book,
            const char *state)
{
  static const struct
  {
    const char *state;
    const char *sign;
  } signs[] = {
    { "candidate", "–" }, { "selected", "○" }, { "started", "◐" }, { "planting", "●" },
    { "dropped", "✕" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_strcmp0 (signs[i].state, state) == 0)
        return g_strdup_printf ("%s %s", signs[i].sign,
                                psk_definition_get_code_title (psk_book_get_codes (book),
                                                               "household_status", state,
                                                               psk_language_of_messages ()));
    }

  return g_strdup (state);
}

/**
 * psk_household_state_text:
 * @book: a book
 * @household: a household
 *
 * Returns: (transfer full): the sign and the word of its state
 */
char *
psk_household_state_text (PskBook      *book,
                          PskHousehold *household)
{
  return state_text (book, psk_household_get_state (household));
}

/**
 * psk_household_state_class:
 * @household: a household
 *
 * Returns: (transfer none) (nullable): the CSS class for its state
 */
const char *
psk_household_state_class (PskHousehold *household)
{
  const char *state = psk_household_get_state (household);

  if (g_strcmp0 (state, "planting") == 0)
    return "done";
  if (g_strcmp0 (state, "started") == 0)
    return "partial";
  if (g_strcmp0 (state, "dropped") == 0)
    return "wrong";

  return NULL;
}

/**
 * psk_household_name_text:
 * @household: (nullable): a household
 *
 * Returns: (transfer full): the name of its head, or that it has none yet
 */
char *
psk_household_name_text (PskHousehold *household)
{
  g_autofree char *name = household != NULL ? psk_household_get_name (household) : NULL;

  return name != NULL && *name != '\0' ? g_steal_pointer (&name) : g_strdup (_("(no name yet)"));
}

/**
 * psk_household_id_text:
 * @household: a household
 * @revealed: whether it may be read in full: see #PskRevealer
 *
 * Returns: (transfer full) (nullable): the citizen id, masked unless @revealed; %NULL
 *   without one
 */
char *
psk_household_id_text (PskHousehold *household,
                       gboolean      revealed)
{
  if (household->citizen_id == NULL)
    return NULL;

  return revealed ? psk_person_id_format (household->citizen_id)
                  : psk_person_id_mask (household->citizen_id);
}

/**
 * psk_household_place_text:
 * @book: a book
 * @household: a household
 *
 * Returns: (transfer full): house, village and tambon in short
 */
char *
psk_household_place_text (PskBook      *book,
                          PskHousehold *household)
{
  const char *tambon = psk_areas_get_name (psk_book_get_areas (book), household->tambon,
                                           psk_language_of_messages ());
  const char *house = household->house_no != NULL && *household->house_no != '\0'
                      ? household->house_no : "–";

  if (household->village_no < 0)
    /* Translators: house number, tambon */
    return g_strdup_printf (_("%s, Tambon %s"), house, tambon);

  /* Translators: house number, village number, tambon */
  return g_strdup_printf (_("%s Moo %d, Tambon %s"), house, household->village_no, tambon);
}

/* Numbers and dates that are missing are seen to be missing. */
static gboolean
shows_absence (PskHouseholdField field)
{
  return field == PSK_HOUSEHOLD_SLOT || field == PSK_HOUSEHOLD_VILLAGE_NO
         || field == PSK_HOUSEHOLD_CITIZEN_ID || field == PSK_HOUSEHOLD_KINDS
         || field == PSK_HOUSEHOLD_PLANTED_ON || field == PSK_HOUSEHOLD_MEMBERS;
}

/**
 * psk_household_columns_text:
 * @book: a book
 * @household: a household
 * @field: a field
 * @revealed: whether citizen ids may be read in full: see #PskRevealer
 *
 * Returns: (transfer full): what a cell shows; a citizen id is masked unless @revealed
 */
char *
psk_household_columns_text (PskBook          *book,
                            PskHousehold     *household,
                            PskHouseholdField field,
                            gboolean          revealed)
{
  g_autofree char *text = NULL;

  if (field == PSK_HOUSEHOLD_STATUS)
    return psk_household_state_text (book, household);
  if (field == PSK_HOUSEHOLD_CITIZEN_ID && revealed && household->citizen_id != NULL)
    return psk_household_id_text (household, TRUE);

  text = psk_household_field_text (household, field, psk_book_get_areas (book),
                                   psk_book_get_codes (book), psk_language_of_messages ());
  if (text == NULL && shows_absence (field))
    return g_strdup ("–");

  return g_steal_pointer (&text);
}

/**
 * psk_household_kinds_text:
 * @household: a household
 *
 * Returns: (transfer full) (nullable): how many kinds of vegetables it grows and how many
 *   more it needs; %NULL when nobody has counted them
 */
char *
psk_household_kinds_text (PskHousehold *household)
{
  if (household->kinds < 0)
    return NULL;
  if (household->kinds >= PSK_KINDS_NEEDED)
    return g_strdup_printf (ngettext ("%d kind ✓ ≥ 10", "%d kinds ✓ ≥ 10", household->kinds),
                            household->kinds);

  /* Translators: how many kinds there are, how many more are needed */
  return g_strdup_printf (ngettext ("%d kind, %d more to go", "%d kinds, %d more to go",
                                    household->kinds),
                          household->kinds, PSK_KINDS_NEEDED - household->kinds);
}

/**
 * psk_household_columns_hint:
 * @household: a household
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what a cell is to say besides its value
 */
char *
psk_household_columns_hint (PskHousehold     *household,
                            PskHouseholdField field)
{
  return field == PSK_HOUSEHOLD_KINDS && household->slot >= 1
         ? psk_household_kinds_text (household) : NULL;
}

/**
 * psk_household_columns_value_text:
 * @book: a book
 * @field: a field
 * @value: a value as it is stored; "" for none
 *
 * Returns: (transfer full): what a cell with that value shows
 */
char *
psk_household_columns_value_text (PskBook          *book,
                                  PskHouseholdField field,
                                  const char       *value)
{
  const PskLanguage language = psk_language_of_messages ();

  if (*value == '\0')
    return g_strdup (_("(empty)"));

  switch ((int) field)
    {
    case PSK_HOUSEHOLD_TAMBON:
      return g_strdup (psk_areas_get_name (psk_book_get_areas (book), atoi (value), language));
    case PSK_HOUSEHOLD_STATUS:
      return state_text (book, value);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return g_strdup (psk_definition_get_code_title (psk_book_get_codes (book), "vulnerability",
                                                      value, language));
    case PSK_HOUSEHOLD_PLANTED_ON:
      return psk_thai_date_format_iso (value, PSK_DATE_SHORT, language);
    case PSK_HOUSEHOLD_CITIZEN_ID:
      return psk_person_id_mask (value);
    default:
      return g_strdup (value);
    }
}

/**
 * psk_household_columns_input_text:
 * @field: a field
 * @value: (nullable): a value as it is stored
 *
 * Returns: (transfer full): how a person would type it; "" for none
 */
char *
psk_household_columns_input_text (PskHouseholdField field,
                                  const char       *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (field == PSK_HOUSEHOLD_PLANTED_ON)
    return psk_thai_date_format_iso (value, PSK_DATE_NUMERIC, psk_language_of_messages ());

  return g_strdup (value);
}

/**
 * psk_household_columns_edit_text:
 * @book: a book
 * @household: a household
 * @field: a field
 *
 * Returns: (transfer full): what the entry of a cell begins with. A citizen id
 *   begins empty: it is typed anew and never shown by editing
 */
char *
psk_household_columns_edit_text (PskBook          *book,
                                 PskHousehold     *household,
                                 PskHouseholdField field)
{
  g_autofree char *text = psk_household_columns_text (book, household, field, FALSE);

  if (field == PSK_HOUSEHOLD_CITIZEN_ID || g_strcmp0 (text, "–") == 0 || text == NULL)
    return g_strdup ("");
  if (field == PSK_HOUSEHOLD_PLANTED_ON)
    return psk_thai_date_format_iso (household->planted_on, PSK_DATE_NUMERIC,
                                     psk_language_of_messages ());

  return g_steal_pointer (&text);
}

/**
 * psk_household_columns_copy_text:
 * @book: a book
 * @household: a household
 * @field: a field
 * @revealed: whether a citizen id is given in full
 *
 * Returns: (transfer full): what a cell gives to the clipboard: a sheet reads it back
 */
char *
psk_household_columns_copy_text (PskBook          *book,
                                 PskHousehold     *household,
                                 PskHouseholdField field,
                                 gboolean          revealed)
{
  if (field == PSK_HOUSEHOLD_CITIZEN_ID)
    return psk_household_columns_text (book, household, field, revealed);
  if (field == PSK_HOUSEHOLD_STATUS)
    return g_strdup (psk_definition_get_code_title (psk_book_get_codes (book), "household_status",
                                                    psk_household_get_state (household),
                                                    psk_language_of_messages ()));

  return psk_household_columns_edit_text (book, household, field);
}

/**
 * psk_household_columns_is_editable:
 * @field: a field
 *
 * Returns: whether its cells can be edited
 */
gboolean
psk_household_columns_is_editable (PskHouseholdField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (columns[i].field == field)
        return columns[i].editable;
    }

  return FALSE;
}

/**
 * psk_household_columns_class:
 * @household: a household
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the CSS class of a cell
 */
const char *
psk_household_columns_class (PskHousehold     *household,
                             PskHouseholdField field)
{
  if (field == PSK_HOUSEHOLD_KINDS && household->slot >= 1 && household->kinds < PSK_KINDS_NEEDED)
    return "wrong-text";
  if (field == PSK_HOUSEHOLD_SLOT || field == PSK_HOUSEHOLD_CITIZEN_ID)
    return "dim-label";
  if (field == PSK_HOUSEHOLD_STATUS)
    return psk_household_state_class (household);

  return NULL;
}
