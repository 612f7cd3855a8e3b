/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-check-table.h"
#include "psk-coordinate.h"
#include "psk-duplicate.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-metric.h"
#include "psk-person-id.h"
#include "psk-thai-date.h"

/* A household should be visited every so many days. */
#define VISIT_DAYS 60

/* No garden of a programme is older: 2560 in the Buddhist Era. */
#define EARLIEST "2017-01-01"

#define PAGE_SIZE 500

typedef struct
{
  PskBook *book;
  GPtrArray *findings;
  GHashTable *ids;  /* citizen id → name of who has it */
  char *today;
} Checker;

/**
 * psk_finding_new:
 * @severity: error, warning or note; static
 * @rule: the stable name of the rule; static
 * @record: the uid of a record, or an area code
 * @message: (transfer full): one translated sentence
 *
 * Returns: (transfer full): the finding
 */
PskFinding *
psk_finding_new (const char *severity,
                 const char *rule,
                 const char *record,
                 char       *message)
{
  PskFinding *self = g_new0 (PskFinding, 1);

  self->severity = severity;
  self->rule = rule;
  self->record = g_strdup (record);
  self->message = message;

  return self;
}

/**
 * psk_finding_free:
 * @self: (transfer full): a finding
 */
void
psk_finding_free (PskFinding *self)
{
  g_free (self->record);
  g_free (self->message);
  g_free (self);
}

static void
add (Checker    *self,
     const char *severity,
     const char *rule,
     const char *record,
     char       *message)
{
  g_ptr_array_add (self->findings, psk_finding_new (severity, rule, record, message));
}

static char *
describe (Checker      *self,
          PskHousehold *household)
{
  g_autofree char *name = psk_household_get_name (household);

  /* Translators: the name of a person, a tambon */
  return g_strdup_printf (_("%s, Tambon %s"), name,
                          psk_areas_get_name (psk_book_get_areas (self->book), household->tambon,
                                              psk_language_of_messages ()));
}

static void
check_id (Checker      *self,
          PskHousehold *household,
          const char   *who)
{
  const char *other;

  if (household->citizen_id == NULL)
    return;

  if (!psk_person_id_check (household->citizen_id))
    add (self, "error", "citizen-id-digit", household->uid,
         g_strdup_printf (_("%s: the check digit of the citizen ID is wrong."), who));

  other = g_hash_table_lookup (self->ids, household->citizen_id);
  if (other != NULL)
    add (self, "error", "citizen-id-twice", household->uid,
         g_strdup_printf (_("%s has the same citizen ID as %s."), who, other));
  else
    g_hash_table_insert (self->ids, g_strdup (household->citizen_id), g_strdup (who));
}

static void
check_date (Checker      *self,
            PskHousehold *household,
            const char   *who)
{
  GDate date;

  if (household->planted_on == NULL)
    return;

  if (!psk_thai_date_from_iso (household->planted_on, &date)
      || strcmp (household->planted_on, EARLIEST) < 0)
    add (self, "error", "date-impossible", household->uid,
         g_strdup_printf (_("%s: the planting date cannot be right."), who));
  else if (strcmp (household->planted_on, self->today) > 0)
    add (self, "warning", "date-in-future", household->uid,
         g_strdup_printf (_("%s: the planting date lies in the future."), who));
}

static void
check_household (Checker      *self,
                 PskHousehold *household)
{
  g_autofree char *who = describe (self, household);

  check_id (self, household, who);
  if (household->slot < 1)
    return;

  if (household->village_no < 0)
    add (self, "warning", "village-missing", household->uid,
         g_strdup_printf (_("%s: the village is missing."), who));
  if (household->kinds > 0 && household->planted_on == NULL)
    add (self, "warning", "planting-date-missing", household->uid,
         g_strdup_printf (_("%s grows vegetables, but the planting date is missing."), who));
  check_date (self, household, who);
}

static void
check_centre (Checker   *self,
              PskCentre *centre)
{
  PskArea *area = psk_areas_lookup (psk_book_get_areas (self->book), centre->tambon);
  double km;

  if (isnan (centre->lat) || area == NULL)
    return;

  km = psk_coordinate_distance (centre->lat, centre->lon, area->lat, area->lon);
  if (km > PSK_CHECK_FAR_KM)
    /* Translators: a tambon, kilometres */
    add (self, "warning", "pin-far", centre->uid,
         g_strdup_printf (_("The pin of Tambon %s lies %.0f km from the tambon: check it on the "
                            "map."),
                          psk_area_get_name (area, psk_language_of_messages ()), km));
}

static void
check_areas (Checker    *self,
             PskMetrics *metrics)
{
  PskAreas *areas = psk_book_get_areas (self->book);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      const char *name = psk_area_get_name (area, psk_language_of_messages ());
      g_autofree char *code = g_strdup_printf ("%d", area->code);
      const int unreplaced = (int) psk_metrics_get (metrics, area->code,
                                                    PSK_METRIC_HOUSEHOLDS_UNREPLACED);

      if (area->level != PSK_AREA_TAMBON)
        continue;

      if (psk_metrics_get (metrics, area->code, PSK_METRIC_HOUSEHOLDS_SELECTED)
          > psk_metrics_get (metrics, area->code, PSK_METRIC_HOUSEHOLDS_TARGET))
        add (self, "error", "over-target", code,
             g_strdup_printf (_("Tambon %s has more households than its target."), name));
      if (unreplaced > 0)
        add (self, "warning", "no-successor", code,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Tambon %s: %d dropped-out household has no successor.",
                                        "Tambon %s: %d dropped-out households have no successor.",
                                        unreplaced),
                              name, unreplaced));
    }
}

static gboolean
check_all_households (Checker *self,
                      GError **error)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  PskStore *store = psk_book_get_store (self->book);
  g_autoptr (GArray) ids = psk_household_query_run (store, &query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page = psk_household_table_read_page (
        store, &g_array_index (ids, gint64, i), MIN (PAGE_SIZE, ids->len - i), error);

      if (page == NULL)
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        check_household (self, g_ptr_array_index (page, j));
    }

  return ids != NULL;
}

static void
note_unvisited (int      tambon,
                int      n_households,
                gpointer user_data)
{
  Checker *self = user_data;
  g_autofree char *code = g_strdup_printf ("%d", tambon);

  /* Translators: a tambon, households, days */
  add (self, "note", "not-visited", code,
       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                     "Tambon %s: %d household was not visited in %d days.",
                                     "Tambon %s: %d households were not visited in %d days.",
                                     n_households),
                        psk_areas_get_name (psk_book_get_areas (self->book), tambon,
                                            psk_language_of_messages ()),
                        n_households, VISIT_DAYS));
}

static gboolean
check_visits (Checker     *self,
              const GDate *today,
              GError     **error)
{
  g_autofree char *since = NULL;
  GDate date = *today;

  g_date_subtract_days (&date, VISIT_DAYS);
  since = psk_thai_date_to_iso (&date);

  return psk_check_table_each_unvisited (psk_book_get_store (self->book), since, note_unvisited,
                                         self, error);
}

static gboolean
check_pair (Checker            *self,
            const PskDuplicate *duplicate,
            GError            **error)
{
  PskStore *store = psk_book_get_store (self->book);
  g_autoptr (PskHousehold) first = psk_household_table_read (store, duplicate->first, error);
  g_autoptr (PskHousehold) second
    = first != NULL ? psk_household_table_read (store, duplicate->second, error) : NULL;
  g_autofree char *who = NULL;
  g_autofree char *other = NULL;
  g_autofree char *why = NULL;

  if (second == NULL)
    return FALSE;

  who = describe (self, second);
  other = describe (self, first);
  why = psk_duplicate_describe (duplicate->reasons);
  /* Translators: a household, another, the reasons */
  add (self, "warning", "household-duplicate", second->uid,
       g_strdup_printf (_("%s may be the same household as %s: %s."), who, other, why));
  return TRUE;
}

/* Those with the same citizen id are an error that was found before. */
static gboolean
check_duplicates (Checker *self,
                  GError **error)
{
  g_autoptr (GPtrArray) duplicates
    = psk_duplicates_find (psk_book_get_store (self->book), 0, PSK_HOUSEHOLDS_ALL, NULL, error);

  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const PskDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      if (!(duplicate->reasons & PSK_DUPLICATE_SAME_ID) && !check_pair (self, duplicate, error))
        return FALSE;
    }

  return duplicates != NULL;
}

/**
 * psk_check_book:
 * @book: a book
 * @error: (nullable): where to put the error
 *
 * Looks for faults in the data that no single entry could tell.
 *
 * Returns: (transfer full) (nullable) (element-type PskFinding): what was found
 */
GPtrArray *
psk_check_book (PskBook *book,
                GError **error)
{
  g_autoptr (GPtrArray) findings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_finding_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GDate today = psk_book_get_today (book);
  g_autofree char *today_iso = psk_thai_date_to_iso (&today);
  g_autoptr (GPtrArray) centres = psk_centre_table_read_all (psk_book_get_store (book), 0, error);
  g_autoptr (PskMetrics) metrics = NULL;
  Checker self = { book, findings, ids, today_iso };

  if (centres == NULL || !check_all_households (&self, error) || !check_duplicates (&self, error))
    return NULL;

  for (guint i = 0; i < centres->len; i++)
    check_centre (&self, g_ptr_array_index (centres, i));

  metrics = psk_metrics_compute (psk_book_get_store (book), &today, NULL, error);
  if (metrics == NULL)
    return NULL;
  check_areas (&self, metrics);
  if (!check_visits (&self, &today, error))
    return NULL;

  return g_steal_pointer (&findings);
}
