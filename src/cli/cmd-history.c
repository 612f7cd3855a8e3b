/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "psk-centre-table.h"
#include "psk-cli-household.h"
#include "psk-cli-table.h"
#include "psk-history.h"
#include "psk-person-id.h"
#include "psk-phone.h"
#include "psk-text.h"
#include "psk-thai-date.h"

typedef struct
{
  PskBook *book;
  gboolean reveal;
} Showing;

typedef enum
{
  VALUE_TEXT,
  VALUE_DATE,
  VALUE_TAMBON,
  VALUE_CENTRE,
  VALUE_NUMBER,
  VALUE_CODE,
  VALUE_CITIZEN_ID,
  VALUE_PHONE,
} ValueKind;

/* What the fields of households, visits and slots are called. */
static const struct
{
  const char *field;
  const char *title;
  ValueKind kind;
  const char *codes; /* the list that has the title of a code */
} fields[] = {
  { "tambon", N_("Tambon"), VALUE_TAMBON, NULL },
  { "slot", N_("Slot"), VALUE_TEXT, NULL },
  { "status", N_("Status"), VALUE_CODE, "household_status" },
  { "village-no", N_("Village"), VALUE_TEXT, NULL },
  { "house-no", N_("House number"), VALUE_TEXT, NULL },
  { "house-code", N_("House code"), VALUE_TEXT, NULL },
  { "title", N_("Title"), VALUE_TEXT, NULL },
  { "first-name", N_("First Name"), VALUE_TEXT, NULL },
  { "last-name", N_("Last Name"), VALUE_TEXT, NULL },
  { "citizen-id", N_("Citizen ID"), VALUE_CITIZEN_ID, NULL },
  { "phone", N_("Phone"), VALUE_PHONE, NULL },
  { "members", N_("Members"), VALUE_TEXT, NULL },
  { "vulnerability", N_("Vulnerability"), VALUE_CODE, "vulnerability" },
  { "definition-used", N_("Definition"), VALUE_CODE, "vulnerable_definition" },
  { "kinds", N_("Kinds of vegetables"), VALUE_TEXT, NULL },
  { "planted-on", N_("Planted on"), VALUE_DATE, NULL },
  { "lat", N_("Latitude"), VALUE_TEXT, NULL },
  { "lon", N_("Longitude"), VALUE_TEXT, NULL },
  { "note", N_("Note"), VALUE_TEXT, NULL },
  { "visited-on", N_("Visited on"), VALUE_DATE, NULL },
  { "area-sqm", N_("Square metres"), VALUE_NUMBER, NULL },
  { "centre", N_("From the centre"), VALUE_CENTRE, NULL },
  { "seeds", N_("Seeds"), VALUE_NUMBER, NULL },
  { "seed-unit", N_("Unit"), VALUE_CODE, "seed_unit" },
  { "from-on", N_("From"), VALUE_DATE, NULL },
  { "until-on", N_("Until"), VALUE_DATE, NULL },
  { "reason", N_("Reason"), VALUE_CODE, "drop_reason" },
};

/* A field without a title, such as the number of a household, says nothing to people. */
static gsize
find_field (const char *field)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (fields) && !g_str_equal (fields[i].field, field))
    i++;

  return i;
}

/* What may leave the book: citizen ids and telephones are masked. */
static char *
shown_value (Showing    *showing,
             const char *field,
             const char *value)
{
  const gsize place = find_field (field);
  const ValueKind kind = place < G_N_ELEMENTS (fields) ? fields[place].kind : VALUE_TEXT;

  if (value == NULL || showing->reveal)
    return g_strdup (value);
  if (kind == VALUE_CITIZEN_ID)
    return psk_person_id_mask (value);

  return kind == VALUE_PHONE ? psk_phone_mask (value) : g_strdup (value);
}

static const char *
name_of_centre (Showing    *showing,
                const char *value)
{
  g_autoptr (PskCentre) centre
    = psk_centre_table_find (psk_book_get_store (showing->book),
                             g_ascii_strtoll (value, NULL, 10));

  return centre != NULL
         ? psk_areas_get_name (psk_book_get_areas (showing->book), centre->tambon,
                               psk_language_of_messages ()) : NULL;
}

static char *
readable_value (Showing    *showing,
                gsize       place,
                const char *value)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *text = NULL;

  if (value == NULL || *value == '\0')
    return g_strdup ("–");
  if (fields[place].kind == VALUE_DATE)
    return psk_cli_show_date (value);
  if (fields[place].kind == VALUE_NUMBER)
    return psk_text_format_quantity (g_ascii_strtod (value, NULL));
  if (fields[place].kind == VALUE_CENTRE)
    text = name_of_centre (showing, value);
  if (fields[place].kind == VALUE_TAMBON)
    text = psk_areas_get_name (psk_book_get_areas (showing->book), atoi (value), language);
  if (fields[place].kind == VALUE_CODE)
    text = psk_definition_get_code_title (psk_book_get_codes (showing->book),
                                          fields[place].codes, value, language);

  return text != NULL ? g_strdup (text)
                      : shown_value (showing, fields[place].field, value);
}

static void
add_change (Showing          *showing,
            PskHistoryChange *change,
            JsonBuilder      *builder)
{
  g_autofree char *field = g_strdelimit (g_strdup (change->field), "-", '_');
  g_autofree char *before = shown_value (showing, change->field, change->old_value);
  g_autofree char *after = shown_value (showing, change->field, change->new_value);

  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "field", field);
  psk_cli_add_text (builder, "old", before);
  psk_cli_add_text (builder, "new", after);
  json_builder_end_object (builder);
}

static void
print_json (Showing   *showing,
            GPtrArray *events)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < events->len; i++)
    {
      PskHistoryEvent *event = events->pdata[i];
      g_autofree char *label = psk_journal_entry_describe (event->entry);

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "id", event->journal);
      psk_cli_add_text (builder, "at", event->entry->at);
      psk_cli_add_text (builder, "who", event->entry->who);
      psk_cli_add_text (builder, "label", label);
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, event->undone == 1);
      psk_cli_add_text (builder, "table", event->table);
      psk_cli_add_text (builder, "kind", event->kind);
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint j = 0; j < event->changes->len; j++)
        add_change (showing, event->changes->pdata[j], builder);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

static char *
list_changes (Showing         *showing,
              PskHistoryEvent *event)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < event->changes->len; i++)
    {
      PskHistoryChange *change = event->changes->pdata[i];
      const gsize place = find_field (change->field);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (place == G_N_ELEMENTS (fields))
        continue;

      before = readable_value (showing, place, change->old_value);
      after = readable_value (showing, place, change->new_value);
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "; " : "",
                              gettext (fields[place].title));
      if (g_str_equal (event->kind, "changed"))
        g_string_append_printf (text, "%s → %s", before, after);
      else
        g_string_append (text, g_str_equal (event->kind, "created") ? after : before);
    }

  return g_string_free (text, FALSE);
}

static const char *
event_title (PskHistoryEvent *event)
{
  static const struct
  {
    const char *table;
    const char *kind;
    const char *title;
  } titles[] = {
    { "household", "created", N_("Household added") },
    { "household", "changed", N_("Household changed") },
    { "household", "deleted", N_("Household deleted") },
    { "visit", "created", N_("Visit added") },
    { "visit", "changed", N_("Visit changed") },
    { "visit", "deleted", N_("Visit deleted") },
    { "slot_history", "created", N_("Slot taken") },
    { "slot_history", "changed", N_("Slot changed") },
    { "slot_history", "deleted", N_("Slot taken back") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (titles[i].table, event->table) && g_str_equal (titles[i].kind, event->kind))
        return gettext (titles[i].title);
    }

  return event->kind;
}

static void
print_table (Showing   *showing,
             GPtrArray *events)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("No."), _("When"), _("Who"), _("What"),
                                                     _("Values"), NULL);

  psk_cli_table_right (table, 0);
  for (guint i = 0; i < events->len; i++)
    {
      PskHistoryEvent *event = events->pdata[i];
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, event->journal);
      g_autofree char *at = psk_thai_date_format_moment (event->entry->at,
                                                         psk_language_of_messages ());
      g_autofree char *changes = list_changes (showing, event);
      g_autofree char *what = event->undone == 1
                              /* Translators: %s is what was done and then taken back. */
                              ? g_strdup_printf (_("%s (taken back)"), event_title (event))
                              : g_strdup (event_title (event));

      psk_cli_table_add (table, number, at, event->entry->who, what, changes, NULL);
    }
  psk_cli_table_print (table);
}

PskExit
cmd_history (const PskCliCommand *command,
             char               **args)
{
  Showing showing = { NULL, FALSE };
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &showing.reveal,
      N_("Print whole citizen ids and telephones; this is noted in the book"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  household = psk_cli_find_household (book, args[2], &error);
  if (household == NULL)
    return psk_cli_fail (error);

  /* First noted, then shown. */
  if (showing.reveal && !psk_book_log_access (book, "reveal", "history"))
    {
      psk_cli_say (_("The book cannot be written to, so that nobody could see who read the ids: "
                     "leave out --reveal."));
      return PSK_EXIT_FAILED;
    }

  events = psk_history_read (psk_book_get_store (book), "household", household->id, NULL, &error);
  if (events == NULL)
    return psk_cli_fail (error);

  showing.book = book;
  if (json)
    print_json (&showing, events);
  else if (events->len > 0)
    print_table (&showing, events);
  else
    psk_cli_say (_("Nothing was done to the household since the log began."));
  return PSK_EXIT_DONE;
}
