/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-cli-household.h"
#include "psk-cli-table.h"
#include "psk-coordinate.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-text.h"

#define PAGE_SIZE 500

typedef struct _ListKind ListKind;

/* What is listed, and how. */
typedef struct
{
  PskBook *book;
  const ListKind *kind;
  int area;
  char *search;
  int limit; /* -1 without one */
  gboolean reveal;
  gboolean json;

  /* Owned */
  JsonBuilder *builder;
  PskCliTable *table;
  PskCliArray array;
} Listing;

/* One kind of record. */
struct _ListKind
{
  const char *what;
  const char *titles[10]; /* English messages */
  guint64 right;          /* a bit for each column of figures */
  gboolean (*run) (Listing  *listing,
                   GError  **error);
  void (*to_json) (Listing  *listing,
                   gpointer  record);
  GStrv (*to_row) (Listing  *listing,
                   gpointer  record);
};

static char *
count_text (int number)
{
  return number >= 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
}

static char *
area_text (Listing *listing,
           int      code)
{
  const char *name = psk_areas_get_name (psk_book_get_areas (listing->book), code,
                                         psk_language_of_messages ());

  return name != NULL ? g_strdup_printf ("%d %s", code, name) : count_text (code);
}

static const char *
code_text (Listing    *listing,
           const char *list,
           const char *code)
{
  const char *title = psk_definition_get_code_title (psk_book_get_codes (listing->book), list, code,
                                                     psk_language_of_messages ());

  return title != NULL ? title : code;
}

static GStrv
make_row (const char *first,
          ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  va_list list;

  va_start (list, first);
  for (const char *cell = first; cell != NULL; cell = va_arg (list, const char *))
    g_strv_builder_add (builder, cell);
  va_end (list);

  return g_strv_builder_end (builder);
}

static void
emit (Listing  *listing,
      gpointer  record)
{
  if (listing->json)
    {
      json_builder_begin_object (listing->builder);
      listing->kind->to_json (listing, record);
      json_builder_end_object (listing->builder);
      psk_cli_array_add (&listing->array, listing->builder);
      return;
    }

  psk_cli_table_take (listing->table, listing->kind->to_row (listing, record));
}

/* What is searched in is what the table shows. */
static gboolean
matches (Listing  *listing,
         gpointer  record)
{
  g_auto (GStrv) row = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autofree char *wanted = NULL;

  if (listing->search == NULL)
    return TRUE;

  row = listing->kind->to_row (listing, record);
  text = g_strjoinv (" ", row);
  key = psk_text_search_key (text);
  wanted = psk_text_search_key (listing->search);
  return strstr (key, wanted) != NULL;
}

static gboolean
emit_all (Listing   *listing,
          GPtrArray *records)
{
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len && listing->limit != 0; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (!matches (listing, record))
        continue;

      listing->limit -= listing->limit > 0;
      emit (listing, record);
    }

  return TRUE;
}

static void
household_to_json (Listing *listing,
                   gpointer record)
{
  psk_cli_add_household (listing->builder, record, listing->reveal);
}

static GStrv
household_to_row (Listing *listing,
                  gpointer record)
{
  PskHousehold *household = record;
  g_autofree char *tambon = area_text (listing, household->tambon);
  g_autofree char *slot = count_text (household->slot);
  g_autofree char *village = count_text (household->village_no);
  g_autofree char *name = psk_household_get_name (household);
  g_autofree char *id = psk_cli_show_id (household, listing->reveal);
  g_autofree char *kinds = count_text (household->kinds);
  g_autofree char *planted = psk_cli_show_date (household->planted_on);

  return make_row (tambon, slot,
                   code_text (listing, "household_status", psk_household_get_state (household)),
                   village, household->house_no, name, id != NULL ? id : "", kinds, planted,
                   NULL);
}

static gboolean
list_households (Listing *listing,
                 GError **error)
{
  PskStore *store = psk_book_get_store (listing->book);
  PskHouseholdQuery query = { .area = listing->area, .scope = PSK_HOUSEHOLDS_ALL,
                              .search = listing->search };
  g_autoptr (GArray) ids = psk_household_query_run (store, &query, error);
  guint n;

  if (ids == NULL)
    return FALSE;

  /* By pages: a base list of the province takes no memory. */
  n = listing->limit >= 0 ? MIN (ids->len, (guint) listing->limit) : ids->len;
  for (guint i = 0; i < n; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page = psk_household_table_read_page (
        store, &g_array_index (ids, gint64, i), MIN (PAGE_SIZE, n - i), error);

      if (page == NULL)
        return FALSE;

      /* One that was deleted since its id was read, in another Pansuk, is left out. */
      for (guint j = 0; j < page->len; j++)
        {
          if (page->pdata[j] != NULL)
            emit (listing, page->pdata[j]);
        }
    }

  return TRUE;
}

static void
centre_to_json (Listing *listing,
                gpointer record)
{
  PskCentre *centre = record;

  psk_cli_add_text (listing->builder, "uid", centre->uid);
  psk_cli_add_int (listing->builder, "tambon", centre->tambon);
  psk_cli_add_text (listing->builder, "name", centre->name);
  psk_cli_add_text (listing->builder, "opened_on", centre->opened_on);
  psk_cli_add_number (listing->builder, "lat", centre->lat);
  psk_cli_add_number (listing->builder, "lon", centre->lon);
  psk_cli_add_text (listing->builder, "pinned_on", centre->pinned_on);
  json_builder_set_member_name (listing->builder, "photos");
  json_builder_begin_object (listing->builder);
  psk_cli_add_int (listing->builder, "before", centre->n_before);
  psk_cli_add_int (listing->builder, "after", centre->n_after);
  json_builder_end_object (listing->builder);
}

static GStrv
centre_to_row (Listing *listing,
               gpointer record)
{
  PskCentre *centre = record;
  g_autofree char *tambon = area_text (listing, centre->tambon);
  g_autofree char *opened = psk_cli_show_date (centre->opened_on);
  g_autofree char *pin = isnan (centre->lat) ? g_strdup ("")
                                             : psk_coordinate_format (centre->lat, centre->lon);
  g_autofree char *before = count_text (centre->n_before);
  g_autofree char *after = count_text (centre->n_after);

  return make_row (tambon, centre->name, opened, pin, before, after, NULL);
}

static gboolean
list_centres (Listing *listing,
              GError **error)
{
  g_autoptr (GPtrArray) centres
    = psk_centre_table_read_all (psk_book_get_store (listing->book), listing->area, error);

  return emit_all (listing, centres);
}

static void
photo_to_json (Listing *listing,
               gpointer record)
{
  PskPhoto *photo = record;

  psk_cli_add_text (listing->builder, "uid", photo->uid);
  psk_cli_add_int (listing->builder, "tambon", photo->tambon);
  psk_cli_add_text (listing->builder, "moment", photo->moment);
  psk_cli_add_text (listing->builder, "file", photo->file);
  psk_cli_add_text (listing->builder, "original_name", photo->original_name);
  psk_cli_add_text (listing->builder, "sha256", photo->sha256);
  psk_cli_add_int (listing->builder, "width", photo->width);
  psk_cli_add_int (listing->builder, "height", photo->height);
  psk_cli_add_int (listing->builder, "bytes", photo->bytes);
  psk_cli_add_text (listing->builder, "taken_on", photo->taken_on);
  psk_cli_add_number (listing->builder, "lat", photo->lat);
  psk_cli_add_number (listing->builder, "lon", photo->lon);
}

static GStrv
photo_to_row (Listing *listing,
              gpointer record)
{
  PskPhoto *photo = record;
  g_autofree char *tambon = area_text (listing, photo->tambon);
  g_autofree char *taken = psk_cli_show_date (photo->taken_on);
  g_autofree char *size = g_strdup_printf ("%d × %d", photo->width, photo->height);

  return make_row (tambon, g_str_equal (photo->moment, "before") ? _("before") : _("after"),
                   taken, size, photo->original_name, NULL);
}

static gboolean
list_photos (Listing *listing,
             GError **error)
{
  g_autoptr (GPtrArray) photos
    = psk_centre_table_read_photos (psk_book_get_store (listing->book), listing->area, error);

  return emit_all (listing, photos);
}

static const char *
report_state (Listing   *listing,
              PskReport *report)
{
  return psk_report_get_state (psk_book_get_store (listing->book), report, report->month);
}

static void
report_to_json (Listing *listing,
                gpointer record)
{
  PskReport *report = record;

  psk_cli_add_text (listing->builder, "uid", report->uid);
  psk_cli_add_int (listing->builder, "district", report->district);
  psk_cli_add_text (listing->builder, "month", report->month);
  psk_cli_add_text (listing->builder, "state", report_state (listing, report));
  psk_cli_add_text (listing->builder, "submitted_on", report->submitted_on);
  psk_cli_add_text (listing->builder, "decided_on", report->decided_on);
  psk_cli_add_text (listing->builder, "return_reason", report->return_reason);
}

static GStrv
report_to_row (Listing *listing,
               gpointer record)
{
  PskReport *report = record;
  g_autofree char *district = area_text (listing, report->district);
  g_autofree char *submitted = psk_cli_show_date (report->submitted_on);
  g_autofree char *month = NULL;
  PskPeriod period;

  if (psk_period_parse (report->month, &period, NULL))
    month = psk_period_format (&period, PSK_PERIOD_STYLE_SHORT, psk_language_of_messages ());

  return make_row (district, month != NULL ? month : report->month,
                   code_text (listing, "report_state", report_state (listing, report)),
                   submitted, report->return_reason != NULL ? report->return_reason : "", NULL);
}

static gboolean
list_reports (Listing *listing,
              GError **error)
{
  g_autoptr (GPtrArray) reports
    = psk_report_table_read_all (psk_book_get_store (listing->book), error);

  for (guint i = 0; reports != NULL && i < reports->len;)
    {
      PskReport *report = g_ptr_array_index (reports, i);

      if (psk_area_code_within (report->district, listing->area))
        i++;
      else
        g_ptr_array_remove_index (reports, i);
    }

  return emit_all (listing, reports);
}

static void
post_to_json (Listing *listing,
              gpointer record)
{
  PskPost *post = record;

  psk_cli_add_text (listing->builder, "uid", post->uid);
  psk_cli_add_count (listing->builder, "district", post->district);
  psk_cli_add_text (listing->builder, "posted_on", post->posted_on);
  psk_cli_add_text (listing->builder, "channel", post->channel);
  psk_cli_add_text (listing->builder, "title", post->title);
  psk_cli_add_text (listing->builder, "url", post->url);
}

static GStrv
post_to_row (Listing *listing,
             gpointer record)
{
  PskPost *post = record;
  g_autofree char *district = area_text (listing, post->district);
  g_autofree char *posted = psk_cli_show_date (post->posted_on);

  return make_row (posted, district, code_text (listing, "post_channel", post->channel),
                   post->title, post->url != NULL ? post->url : "", NULL);
}

static gboolean
list_posts (Listing *listing,
            GError **error)
{
  g_autoptr (GPtrArray) posts = psk_report_table_read_posts (psk_book_get_store (listing->book),
                                                             listing->area, error);

  return emit_all (listing, posts);
}

static const ListKind kinds[] = {
  { "households",
    { N_("Tambon"), N_("Slot"), N_("Status"), N_("Village"), N_("House"), N_("Name"),
      N_("Citizen ID"), N_("Kinds"), N_("Planted on") },
    1 << 1 | 1 << 3 | 1 << 7, list_households, household_to_json, household_to_row },
  { "centres",
    { N_("Tambon"), N_("Name"), N_("Opened on"), N_("Pin"), N_("Photos before"),
      N_("Photos after") },
    1 << 4 | 1 << 5, list_centres, centre_to_json, centre_to_row },
  { "photos",
    { N_("Tambon"), N_("Moment"), N_("Taken on"), N_("Pixels"), N_("File") },
    1 << 3, list_photos, photo_to_json, photo_to_row },
  { "reports",
    { N_("District"), N_("Month"), N_("Status"), N_("Submitted on"), N_("Reason of return") },
    0, list_reports, report_to_json, report_to_row },
  { "posts",
    { N_("Posted on"), N_("District"), N_("Channel"), N_("Headline"), N_("Address") },
    0, list_posts, post_to_json, post_to_row },
};

static const ListKind *
find_kind (const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].what, what))
        return &kinds[i];
    }

  return NULL;
}

static PskCliTable *
make_table (const ListKind *kind)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  PskCliTable *table;
  guint n = 0;

  for (; kind->titles[n] != NULL; n++)
    g_strv_builder_add (titles, gettext (kind->titles[n]));
  table = psk_cli_table_new_with_titles (g_strv_builder_end (titles));
  for (guint i = 0; i < n; i++)
    {
      if ((kind->right >> i) & 1)
        psk_cli_table_right (table, i);
    }

  return table;
}

static PskExit
run (Listing    *listing,
     const char *path,
     const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBook) book = psk_book_open (path, TRUE, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PskCliTable) table = make_table (listing->kind);

  if (book == NULL || !psk_cli_find_area (book, area, &listing->area, &error))
    return psk_cli_fail (error);

  /* First noted, then shown. */
  if (listing->reveal && !psk_book_log_access (book, "reveal", listing->kind->what))
    {
      psk_cli_say (_("The book cannot be written to, so that nobody could see who read the ids: "
                     "leave out --reveal."));
      return PSK_EXIT_FAILED;
    }

  listing->book = book;
  listing->builder = builder;
  listing->table = table;
  if (!listing->kind->run (listing, &error))
    return psk_cli_fail (error);

  if (listing->json)
    psk_cli_array_end (&listing->array);
  else
    psk_cli_table_print (table);
  return PSK_EXIT_DONE;
}

PskExit
cmd_list (const PskCliCommand *command,
          char               **args)
{
  Listing listing = { .limit = -1 };
  int limit = G_MININT; /* unless it is given */
  g_autofree char *area = NULL;
  g_autofree char *search = NULL;
  GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &area,
      N_("Only this province, district or tambon"), "CODE" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, N_("Only what holds these words"), "TEXT" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many"), "N" },
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &listing.reveal,
      N_("Print whole citizen ids; this is noted in the book"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &listing.json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  listing.kind = find_kind (args[2]);
  listing.search = search;
  if (listing.kind == NULL)
    return psk_cli_usage (command, _("There is no list “%s”."), args[2]);
  if (limit != G_MININT && limit < 0)
    return psk_cli_usage (command, "%s", _("The limit is a number from 0."));

  listing.limit = MAX (limit, -1);
  return run (&listing, args[1], area);
}
