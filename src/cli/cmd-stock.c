/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>

#include "psk-centre-table.h"
#include "psk-cli-household.h"
#include "psk-cli-table.h"
#include "psk-cli-values.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-stock-commands.h"
#include "psk-text.h"
#include "psk-thai-date.h"

static const char *const units[] = { "seed", "packet", "seedling" };

typedef struct
{
  char *in;
  char *out;
  char *unit;
  char *item;
  char *date;
  char *to;
  char *note;
  char *change;
  char *remove;
  gboolean json;
} StockOptions;

static void
clear_options (StockOptions *options)
{
  g_free (options->in);
  g_free (options->out);
  g_free (options->unit);
  g_free (options->item);
  g_free (options->date);
  g_free (options->to);
  g_free (options->note);
  g_free (options->change);
  g_free (options->remove);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StockOptions, clear_options)

static gboolean
has_values (const StockOptions *options)
{
  return options->in != NULL || options->out != NULL || options->unit != NULL
         || options->item != NULL || options->date != NULL || options->to != NULL
         || options->note != NULL;
}

static const char *
tambon_name (PskBook *book,
             int      tambon)
{
  return psk_areas_get_name (psk_book_get_areas (book), tambon, psk_language_of_messages ());
}

static const char *
unit_name (PskBook    *book,
           const char *unit)
{
  return psk_definition_get_code_title (psk_book_get_codes (book), "seed_unit", unit,
                                        psk_language_of_messages ());
}

static void
replace_text (char      **text,
              const char *now)
{
  if (now == NULL)
    return;

  g_free (*text);
  *text = *now != '\0' ? g_strdup (now) : NULL;
}

/* What is not said stays as it is. */
static gboolean
take_values (PskBook            *book,
             PskStockMovement   *movement,
             const StockOptions *options,
             GError            **error)
{
  const char *number = options->in != NULL ? options->in : options->out;
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *date = NULL;

  if (!psk_cli_read_date (options->date, &date, error))
    return FALSE;
  if ((number != NULL || options->unit != NULL)
      && !psk_cli_read_amount (book, number, options->unit != NULL ? options->unit : movement->unit,
                               &movement->quantity, &movement->unit, error))
    return FALSE;
  if (options->to != NULL && *options->to != '\0')
    {
      household = psk_cli_find_household (book, options->to, error);
      if (household == NULL)
        return FALSE;
    }

  if (number != NULL)
    replace_text (&movement->direction, options->in != NULL ? "in" : "out");
  replace_text (&movement->moved_on, date);
  replace_text (&movement->item, options->item);
  replace_text (&movement->note, options->note);
  if (options->to != NULL)
    movement->household = household != NULL ? household->id : 0;

  return TRUE;
}

static PskStockMovement *
find_movement (PskBook    *book,
               PskCentre  *centre,
               const char *uid,
               GError    **error)
{
  PskStockMovement *movement
    = psk_centre_table_find_stock (psk_book_get_store (book), centre->id, uid);

  if (movement == NULL)
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                 /* Translators: what was typed, a tambon */
                 _("The centre of %s has no movement of stock with the uid “%s”."),
                 tambon_name (book, centre->tambon), uid);
  return movement;
}

static PskStockMovement *
new_movement (PskBook   *book,
              PskCentre *centre)
{
  PskStockMovement *movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);
  const GDate today = psk_book_get_today (book);

  movement->centre = centre->id;
  movement->moved_on = psk_thai_date_to_iso (&today);
  return movement;
}

static gboolean
change (PskBook            *book,
        PskCentre          *centre,
        const StockOptions *options,
        GError            **error)
{
  const char *uid = options->change != NULL ? options->change : options->remove;
  g_autoptr (PskStockMovement) movement
    = uid != NULL ? find_movement (book, centre, uid, error) : new_movement (book, centre);
  g_autoptr (PskCommand) command = NULL;

  if (movement == NULL
      || (options->remove == NULL && !take_values (book, movement, options, error)))
    return FALSE;

  command = options->remove != NULL ? psk_command_stock_delete (movement->id)
                                    : psk_command_stock_keep (movement);
  psk_command_set_subject (command, tambon_name (book, centre->tambon));
  return psk_book_run (book, command, NULL, error);
}

static void
add_left (PskBook     *book,
          PskCentre   *centre,
          JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "left");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    psk_cli_add_number (builder, units[i],
                        psk_centre_table_stock_left (psk_book_get_store (book), centre->id,
                                                     units[i]));
  json_builder_end_object (builder);
}

static char *
uid_of_household (PskBook *book,
                  gint64   id)
{
  g_autoptr (PskHousehold) household
    = id != 0 ? psk_household_table_read (psk_book_get_store (book), id, NULL) : NULL;

  return household != NULL ? g_strdup (household->uid) : NULL;
}

static void
add_movement (PskBook          *book,
              PskStockMovement *movement,
              JsonBuilder      *builder)
{
  g_autofree char *household = uid_of_household (book, movement->household);

  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "uid", movement->uid);
  psk_cli_add_text (builder, "moved_on", movement->moved_on);
  psk_cli_add_text (builder, "direction", movement->direction);
  psk_cli_add_number (builder, "quantity", movement->quantity);
  psk_cli_add_text (builder, "unit", movement->unit);
  psk_cli_add_text (builder, "item", movement->item);
  psk_cli_add_text (builder, "household", household);
  json_builder_set_member_name (builder, "at_visit");
  json_builder_add_boolean_value (builder, movement->visit != 0);
  psk_cli_add_text (builder, "note", movement->note);
  json_builder_end_object (builder);
}

static void
print_json (PskBook   *book,
            PskCentre *centre,
            GPtrArray *movements)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  psk_cli_add_int (builder, "tambon", centre->tambon);
  add_left (book, centre, builder);
  json_builder_set_member_name (builder, "movements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < movements->len; i++)
    add_movement (book, movements->pdata[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  psk_cli_print_json (node);
}

static char *
describe_receiver (PskBook          *book,
                   PskStockMovement *movement)
{
  g_autoptr (PskHousehold) household
    = movement->household != 0
      ? psk_household_table_read (psk_book_get_store (book), movement->household, NULL) : NULL;
  g_autofree char *name = household != NULL ? psk_household_get_name (household) : g_strdup ("");

  /* Translators: who received seeds */
  return movement->visit != 0 ? g_strdup_printf (_("%s, at a visit"), name)
                              : g_steal_pointer (&name);
}

static void
print_table (PskBook   *book,
             GPtrArray *movements)
{
  g_autoptr (PskCliTable) table
    = psk_cli_table_new (_("Date"), _("In"), _("Out"), _("Unit"), _("Kind"), _("Given to"),
                         _("Note"), "UID", NULL);

  psk_cli_table_right (table, 1);
  psk_cli_table_right (table, 2);
  for (guint i = 0; i < movements->len; i++)
    {
      PskStockMovement *movement = movements->pdata[i];
      const gboolean in = g_str_equal (movement->direction, "in");
      g_autofree char *date = psk_cli_show_date (movement->moved_on);
      g_autofree char *quantity = psk_text_format_quantity (movement->quantity);
      g_autofree char *receiver = describe_receiver (book, movement);

      psk_cli_table_add (table, date, in ? quantity : "", in ? "" : quantity,
                         unit_name (book, movement->unit),
                         movement->item != NULL ? movement->item : "", receiver,
                         movement->note != NULL ? movement->note : "", movement->uid, NULL);
    }
  psk_cli_table_print (table);
}

static void
tell_left (PskBook   *book,
           PskCentre *centre)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const double left = psk_centre_table_stock_left (psk_book_get_store (book), centre->id,
                                                       units[i]);
      g_autofree char *number = psk_text_format_quantity (left);

      if (left != 0)
        /* Translators: a number, its unit */
        psk_cli_say (_("In stock: %s %s"), number, unit_name (book, units[i]));
    }
}

static gboolean
show_centre (PskBook   *book,
             PskCentre *centre,
             gboolean   json,
             GError   **error)
{
  g_autoptr (GPtrArray) movements
    = psk_centre_table_read_stock (psk_book_get_store (book), centre->id, error);

  if (movements == NULL)
    return FALSE;

  if (json)
    {
      print_json (book, centre, movements);
      return TRUE;
    }
  print_table (book, movements);
  tell_left (book, centre);
  return TRUE;
}

static void
add_row (PskBook     *book,
         PskCentre   *centre,
         PskCliTable *table)
{
  g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (units) + 3);

  cells[0] = g_strdup_printf ("%d", centre->tambon);
  cells[1] = g_strdup (tambon_name (book, centre->tambon));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    cells[i + 2] = psk_text_format_quantity (
      psk_centre_table_stock_left (psk_book_get_store (book), centre->id, units[i]));
  psk_cli_table_take (table, g_steal_pointer (&cells));
}

static void
print_all_json (PskBook   *book,
                GPtrArray *centres)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < centres->len; i++)
    {
      PskCentre *centre = centres->pdata[i];

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "tambon", centre->tambon);
      add_left (book, centre, builder);
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

/* Of all centres only what is left. */
static gboolean
show_all (PskBook  *book,
          gboolean  json,
          GError  **error)
{
  g_autoptr (GPtrArray) centres
    = psk_centre_table_read_all (psk_book_get_store (book), 0, error);
  g_autoptr (PskCliTable) table = NULL;

  if (centres == NULL)
    return FALSE;
  if (json)
    {
      print_all_json (book, centres);
      return TRUE;
    }

  table = psk_cli_table_new (_("Code"), _("Tambon"), unit_name (book, units[0]),
                             unit_name (book, units[1]), unit_name (book, units[2]), NULL);
  for (guint i = 0; i < centres->len; i++)
    add_row (book, centres->pdata[i], table);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    psk_cli_table_right (table, i + 2);
  psk_cli_table_print (table);
  return TRUE;
}

static const char *
find_misuse (const StockOptions *options,
             const char         *tambon)
{
  const gboolean adds = options->in != NULL || options->out != NULL;

  if (options->in != NULL && options->out != NULL)
    return _("Give either --in or --out.");
  if (options->change != NULL && options->remove != NULL)
    return _("Give either --change or --remove.");
  if (options->remove != NULL && has_values (options))
    return _("--remove goes with nothing else.");
  if (options->change != NULL && !has_values (options))
    return _("Say what is changed: --in, --out, --unit, --item, --date, --to or --note.");
  if (options->change == NULL && options->remove == NULL && has_values (options)
      && (!adds || options->unit == NULL))
    return _("Say how much came in or went out, and its unit: --in N or --out N, and --unit UNIT.");
  if (tambon == NULL && (has_values (options) || options->change != NULL
                         || options->remove != NULL))
    return _("Say the stock of which centre is changed, by the code of its tambon.");

  return NULL;
}

static gboolean
run (PskBook            *book,
     const char         *tambon_text,
     const StockOptions *options,
     GError            **error)
{
  const gboolean changes = has_values (options) || options->change != NULL
                           || options->remove != NULL;
  g_autoptr (PskCentre) centre = NULL;
  int tambon;

  if (tambon_text == NULL)
    return show_all (book, options->json, error);
  if (!psk_cli_find_tambon (book, tambon_text, &tambon, error))
    return FALSE;

  centre = psk_centre_table_read (psk_book_get_store (book), tambon, error);
  if (centre == NULL || (changes && !change (book, centre, options, error)))
    return FALSE;
  if (!changes || options->json)
    return show_centre (book, centre, options->json, error);

  tell_left (book, centre);
  return TRUE;
}

PskExit
cmd_stock (const PskCliCommand *command,
           char               **args)
{
  g_auto (StockOptions) options = { NULL };
  GOptionEntry entries[] = {
    { "in", 0, 0, G_OPTION_ARG_STRING, &options.in, N_("So much came in"), "N" },
    { "out", 0, 0, G_OPTION_ARG_STRING, &options.out, N_("So much went out"), "N" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, N_("Its unit: seed, packet or seedling"),
      "UNIT" },
    { "item", 0, 0, G_OPTION_ARG_STRING, &options.item, N_("Of which vegetable, or whatever it is"),
      "TEXT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_("On which day; today without it"),
      "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The household that received it"), "UID" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_("A note"), "TEXT" },
    { "change", 0, 0, G_OPTION_ARG_STRING, &options.change,
      N_("Change a movement: what the other options say"), "UID" },
    { "remove", 0, 0, G_OPTION_ARG_STRING, &options.remove, N_("Remove a movement"), "UID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  const char *misuse;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  misuse = find_misuse (&options, args[2]);
  if (misuse != NULL)
    return psk_cli_usage (command, "%s", misuse);

  book = psk_book_open (args[1], !has_values (&options) && options.change == NULL
                                 && options.remove == NULL, &error);
  return book != NULL && run (book, args[2], &options, &error) ? PSK_EXIT_DONE
                                                                : psk_cli_fail (error);
}
