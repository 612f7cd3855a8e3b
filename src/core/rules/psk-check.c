/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-check-table.h"
#include "psk-duplicate.h"
#include "psk-household-query.h"
#include "psk-household-rules.h"
#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-person-id.h"
#include "psk-place.h"
#include "psk-thai-date.h"

#define PAGE_SIZE 500

typedef enum
{
  RULE_ID_DIGIT,
  RULE_ID_TWICE,
  RULE_DATE_IMPOSSIBLE,
  RULE_OVER_TARGET,
  RULE_NAME_MISSING,
  RULE_VILLAGE_MISSING,
  RULE_DATE_MISSING,
  RULE_KINDS_MISSING,
  RULE_DATE_IN_FUTURE,
  RULE_HOUSEHOLD_FAR,
  RULE_PIN_FAR,
  RULE_NO_SUCCESSOR,
  RULE_DUPLICATE,
  RULE_NOT_VISITED,
  RULE_VULNERABILITY_MISSING,
  RULE_HOUSE_MISSING,
  N_RULES,
} Rule;

static const PskCheckRule rules[N_RULES] = {
  [RULE_ID_DIGIT] = {
    "citizen-id-digit", "error", N_("Citizen ID with a wrong check digit"),
    N_("Compare the number with the ID card and type it again.") },
  [RULE_ID_TWICE] = {
    "citizen-id-twice", "error", N_("Citizen ID used twice"),
    N_("Find out whose number it is: the two may be one household.") },
  [RULE_DATE_IMPOSSIBLE] = {
    "date-impossible", "error", N_("Impossible planting date"),
    N_("Type the date again, with the year of the Buddhist Era.") },
  [RULE_OVER_TARGET] = {
    "over-target", "error", N_("Slot beyond the target of the tambon"),
    N_("Release the slots beyond the target, or raise the target of the tambon.") },
  [RULE_NAME_MISSING] = {
    "name-missing", "warning", N_("Head of household without a name"),
    N_("Fill in the name, or delete the row when it was added by mistake.") },
  [RULE_VILLAGE_MISSING] = {
    "village-missing", "warning", N_("Village missing"),
    N_("Fill in the number of the village.") },
  [RULE_DATE_MISSING] = {
    "planting-date-missing", "warning", N_("Vegetables without a planting date"),
    N_("Fill in the day when planting began, or note a visit.") },
  [RULE_KINDS_MISSING] = {
    "kinds-missing", "warning", N_("Planting date without vegetables"),
    N_("Fill in how many kinds grow, or clear the planting date.") },
  [RULE_DATE_IN_FUTURE] = {
    "date-in-future", "warning", N_("Planting date in the future"),
    N_("Correct the date: a plan is no planting.") },
  [RULE_HOUSEHOLD_FAR] = {
    "household-far", "warning", N_("Pin of a household outside its tambon"),
    N_("Correct the latitude and longitude: they may be exchanged.") },
  [RULE_PIN_FAR] = {
    "pin-far", "warning", N_("Pin of a sharing centre outside its tambon"),
    N_("Move the pin on the map.") },
  [RULE_NO_SUCCESSOR] = {
    "no-successor", "warning", N_("Dropped out without a successor"),
    N_("Choose another household of the tambon for the slot.") },
  [RULE_DUPLICATE] = {
    "household-duplicate", "warning", N_("Household that may be listed twice"),
    N_("Compare the two and merge them, or note that they are no duplicates.") },
  [RULE_NOT_VISITED] = {
    "not-visited", "note", N_("Not visited in 60 days"),
    N_("Visit the household and note what grows there.") },
  [RULE_VULNERABILITY_MISSING] = {
    "vulnerability-missing", "note", N_("Cause of vulnerability missing"),
    N_("Fill in why the household is vulnerable.") },
  [RULE_HOUSE_MISSING] = {
    "house-missing", "note", N_("House number missing"),
    N_("Fill in the house number.") },
};

/* Who had a citizen id first. */
typedef struct
{
  gint64 id;
  int area;
} Holder;

typedef struct
{
  PskStore *store;
  PskAreas *areas;
  GPtrArray *findings;
  GHashTable *ids; /* citizen id → Holder */
  GCancellable *cancellable;
  char *today;
  Rule rule; /* what is noted by a callback of a table */
  int target_of; /* the tambon of @target */
  int target;
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
  g_free (self->problem);
  g_free (self);
}

/**
 * psk_finding_is_within:
 * @self: a finding
 * @area: an area
 *
 * Returns: whether it is about that area; of a pair one of the two is enough
 */
gboolean
psk_finding_is_within (PskFinding *self,
                       int         area)
{
  return psk_area_code_within (self->area, area)
         || (self->other_area != 0 && psk_area_code_within (self->other_area, area));
}

/**
 * psk_check_get_rules:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (array length=n_rules): what psk_check_run() looks for, the
 *   gravest first
 */
const PskCheckRule *
psk_check_get_rules (guint *n_rules)
{
  *n_rules = N_RULES;

  return rules;
}

static char *
describe (Checker      *self,
          PskHousehold *household)
{
  g_autofree char *name = psk_household_get_name (household);

  /* Translators: the name of a person, a tambon */
  return g_strdup_printf (_("%s, Tambon %s"), *name != '\0' ? name : _("(no name yet)"),
                          psk_areas_get_name (self->areas, household->tambon,
                                              psk_language_of_messages ()));
}

static PskFinding *
add (Checker    *self,
     Rule        rule,
     const char *record,
     const char *where,
     char       *problem)
{
  PskFinding *finding
    = psk_finding_new (rules[rule].severity, rules[rule].name, record,
                       g_strdup_printf ("%s: %s", where, problem));

  finding->problem = problem;
  g_ptr_array_add (self->findings, finding);

  return finding;
}

static PskFinding *
add_household (Checker      *self,
               Rule          rule,
               PskHousehold *household,
               char         *problem)
{
  g_autofree char *who = describe (self, household);
  PskFinding *finding = add (self, rule, household->uid, who, problem);

  finding->area = household->tambon;
  finding->household = household->id;

  return finding;
}

static void
add_twice (Checker      *self,
           PskHousehold *household,
           Holder       *holder)
{
  g_autoptr (PskHousehold) other = psk_household_table_read (self->store, holder->id, NULL);
  g_autofree char *who = other != NULL ? describe (self, other) : g_strdup ("–");
  PskFinding *finding
    = add_household (self, RULE_ID_TWICE, household,
                     /* Translators: another household */
                     g_strdup_printf (_("It has the same citizen ID as %s."), who));

  finding->other = holder->id;
  finding->other_area = holder->area;
}

static void
check_id (Checker      *self,
          PskHousehold *household)
{
  Holder *holder;

  if (household->citizen_id == NULL)
    return;

  if (!psk_person_id_check (household->citizen_id))
    add_household (self, RULE_ID_DIGIT, household,
                   g_strdup (_("The check digit of the citizen ID is wrong.")));

  holder = g_hash_table_lookup (self->ids, household->citizen_id);
  if (holder != NULL)
    {
      add_twice (self, household, holder);
      return;
    }

  holder = g_new (Holder, 1);
  *holder = (Holder) { household->id, household->tambon };
  g_hash_table_insert (self->ids, g_strdup (household->citizen_id), holder);
}

static void
check_date (Checker      *self,
            PskHousehold *household)
{
  g_autofree char *shown = NULL;
  GDate date;

  if (household->planted_on == NULL)
    return;

  shown = psk_thai_date_format_iso (household->planted_on, PSK_DATE_SHORT,
                                    psk_language_of_messages ());
  if (!psk_thai_date_from_iso (household->planted_on, &date)
      || strcmp (household->planted_on, PSK_HOUSEHOLD_EARLIEST_PLANTING) < 0)
    add_household (self, RULE_DATE_IMPOSSIBLE, household,
                   /* Translators: a date */
                   g_strdup_printf (_("The planting date %s cannot be right."),
                                    shown != NULL ? shown : household->planted_on));
  else if (strcmp (household->planted_on, self->today) > 0)
    add_household (self, RULE_DATE_IN_FUTURE, household,
                   /* Translators: a date */
                   g_strdup_printf (_("The planting date %s lies in the future."), shown));
}

static void
check_growing (Checker      *self,
               PskHousehold *household)
{
  if (household->kinds > 0 && household->planted_on == NULL)
    add_household (self, RULE_DATE_MISSING, household,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "%d kind grows, but the planting date is missing.",
                                                 "%d kinds grow, but the planting date is missing.",
                                                 household->kinds),
                                    household->kinds));
  else if (household->kinds <= 0 && household->planted_on != NULL)
    add_household (self, RULE_KINDS_MISSING, household,
                   g_strdup (_("There is a planting date, but nothing is said to grow.")));
}

static int
target_of (Checker *self,
           int      tambon)
{
  /* Households come by tambon, so that each is asked once. */
  if (self->target_of != tambon)
    {
      self->target_of = tambon;
      self->target = psk_metric_table_get_target (self->store, tambon);
    }

  return self->target;
}

static void
check_slot (Checker      *self,
            PskHousehold *household)
{
  const int target = target_of (self, household->tambon);

  if (household->slot > target)
    add_household (self, RULE_OVER_TARGET, household,
                   /* Translators: the number of a slot, how many the tambon should have */
                   g_strdup_printf (_("It holds slot %d, but the target of the tambon is %d."),
                                    household->slot, target));
}

static void
check_missing (Checker      *self,
               PskHousehold *household)
{
  if (household->first_name == NULL || *household->first_name == '\0')
    add_household (self, RULE_NAME_MISSING, household,
                   g_strdup (_("The name of the head is missing.")));
  if (household->village_no < 0)
    add_household (self, RULE_VILLAGE_MISSING, household, g_strdup (_("The village is missing.")));
  if (household->house_no == NULL || *household->house_no == '\0')
    add_household (self, RULE_HOUSE_MISSING, household,
                   g_strdup (_("The house number is missing.")));
  if (household->vulnerability == NULL)
    add_household (self, RULE_VULNERABILITY_MISSING, household,
                   g_strdup (_("The cause of vulnerability is missing.")));
}

static void
check_pin (Checker      *self,
           PskHousehold *household)
{
  const PskPlace place = psk_place_judge (self->areas, household->tambon, household->lat,
                                          household->lon);

  if (place.is_far)
    add_household (self, RULE_HOUSEHOLD_FAR, household, psk_place_describe (&place, self->areas));
}

static void
check_household (Checker      *self,
                 PskHousehold *household)
{
  check_id (self, household);
  if (household->slot < 1)
    return;

  check_slot (self, household);
  check_missing (self, household);
  check_growing (self, household);
  check_date (self, household);
  check_pin (self, household);
}

static void
check_centre (Checker   *self,
              PskCentre *centre)
{
  const PskPlace place = psk_place_judge (self->areas, centre->tambon, centre->lat, centre->lon);
  g_autofree char *where = NULL;
  PskFinding *finding;

  if (!place.is_far)
    return;

  where = g_strdup_printf (_("Tambon %s"), psk_areas_get_name (self->areas, centre->tambon,
                                                              psk_language_of_messages ()));
  finding = add (self, RULE_PIN_FAR, centre->uid, where,
                 psk_place_describe (&place, self->areas));
  finding->area = centre->tambon;
  finding->centre = centre->id;
}

static gboolean
check_all_centres (Checker *self,
                   GError **error)
{
  g_autoptr (GPtrArray) centres = psk_centre_table_read_all (self->store, 0, error);

  for (guint i = 0; centres != NULL && i < centres->len; i++)
    check_centre (self, g_ptr_array_index (centres, i));

  return centres != NULL;
}

static gboolean
check_all_households (Checker *self,
                      GError **error)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (GArray) ids = psk_household_query_run (self->store, &query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      page = psk_household_table_read_page (self->store, &g_array_index (ids, gint64, i),
                                            MIN (PAGE_SIZE, ids->len - i), error);
      if (page == NULL)
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        {
          /* One that was deleted since its id was read is no fault. */
          if (page->pdata[j] != NULL)
            check_household (self, page->pdata[j]);
        }
    }

  return ids != NULL;
}

static char *
describe_absence (Checker    *self,
                  const char *date)
{
  g_autofree char *shown = date != NULL
                           ? psk_thai_date_format_iso (date, PSK_DATE_SHORT,
                                                       psk_language_of_messages ())
                           : NULL;

  if (self->rule == RULE_NO_SUCCESSOR)
    /* Translators: a date */
    return g_strdup_printf (_("It dropped out on %s, and nobody took its slot."), shown);
  if (shown == NULL)
    return g_strdup (_("It was never visited."));

  /* Translators: a date */
  return g_strdup_printf (_("It was visited last on %s."), shown);
}

static void
note_absence_cb (gint64      id,
                 const char *date,
                 gpointer    user_data)
{
  Checker *self = user_data;
  g_autoptr (PskHousehold) household = psk_household_table_read (self->store, id, NULL);

  if (household != NULL)
    add_household (self, self->rule, household, describe_absence (self, date));
}

static gboolean
check_absences (Checker     *self,
                const GDate *today,
                GError     **error)
{
  g_autofree char *since = NULL;
  GDate date = *today;

  g_date_subtract_days (&date, PSK_CHECK_VISIT_DAYS);
  since = psk_thai_date_to_iso (&date);

  self->rule = RULE_NO_SUCCESSOR;
  if (!psk_check_table_each_unreplaced (self->store, self->today, note_absence_cb, self, error))
    return FALSE;

  self->rule = RULE_NOT_VISITED;
  return psk_check_table_each_unvisited (self->store, since, note_absence_cb, self, error);
}

static void
check_pair (Checker            *self,
            const PskDuplicate *duplicate)
{
  g_autoptr (PskHousehold) first = psk_household_table_read (self->store, duplicate->first, NULL);
  g_autoptr (PskHousehold) second = psk_household_table_read (self->store, duplicate->second,
                                                              NULL);
  g_autofree char *other = NULL;
  g_autofree char *why = NULL;
  PskFinding *finding;

  /* One of them was deleted since they were found. */
  if (first == NULL || second == NULL)
    return;

  other = describe (self, first);
  why = psk_duplicate_describe (duplicate->reasons);
  finding = add_household (self, RULE_DUPLICATE, second,
                           /* Translators: another household, the reasons */
                           g_strdup_printf (_("It may be the same household as %s: %s."), other,
                                            why));
  finding->other = first->id;
  finding->other_area = first->tambon;
}

/* Those with the same citizen id are an error that was found before. */
static gboolean
check_duplicates (Checker *self,
                  GError **error)
{
  g_autoptr (GPtrArray) duplicates
    = psk_duplicates_find (self->store, 0, PSK_HOUSEHOLDS_ALL, self->cancellable, error);

  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const PskDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      if (!(duplicate->reasons & PSK_DUPLICATE_SAME_ID))
        check_pair (self, duplicate);
    }

  return duplicates != NULL;
}

/**
 * psk_check_run:
 * @store: a store
 * @cancellable: (nullable): looked at between pages
 * @error: (nullable): where to put the error
 *
 * Looks for faults in the data that no single entry could tell, each with the household
 * or centre that it is about.
 *
 * Returns: (transfer full) (nullable) (element-type PskFinding): what was found
 */
GPtrArray *
psk_check_run (PskStore     *store,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) findings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_finding_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PskAreas) areas = NULL;
  g_autofree char *today_iso = NULL;
  GDate today;
  Checker self;

  g_return_val_if_fail (store != NULL, NULL);

  areas = psk_areas_load (store, error);
  if (areas == NULL)
    return NULL;

  today = psk_calendar_get_today (store);
  today_iso = psk_thai_date_to_iso (&today);
  self = (Checker) { store, areas, findings, ids, cancellable, today_iso, N_RULES, 0, 0 };
  if (!check_all_households (&self, error)
      || !check_duplicates (&self, error)
      || !check_all_centres (&self, error)
      || !check_absences (&self, &today, error))
    return NULL;

  return g_steal_pointer (&findings);
}

static char *
describe_many (const char *rule,
               const char *tambon,
               int         n)
{
  if (g_str_equal (rule, rules[RULE_NO_SUCCESSOR].name))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Tambon %s: %d dropped-out household has no successor.",
                                         "Tambon %s: %d dropped-out households have no successor.",
                                         n),
                            tambon, n);

  /* Translators: a tambon, households, days */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Tambon %s: %d household was not visited in %d days.",
                                       "Tambon %s: %d households were not visited in %d days.",
                                       n),
                          tambon, n, PSK_CHECK_VISIT_DAYS);
}

/* Of what is found in most households of a tambon one line says enough; they come
 * together. */
static void
fold (GPtrArray  *findings,
      const char *rule,
      PskAreas   *areas)
{
  for (guint i = 0; i < findings->len; i++)
    {
      PskFinding *finding = findings->pdata[i];
      g_autofree char *code = g_strdup_printf ("%d", finding->area);
      PskFinding *folded;
      guint n = 0;

      if (!g_str_equal (finding->rule, rule))
        continue;

      while (i + n < findings->len
             && g_str_equal (((PskFinding *) findings->pdata[i + n])->rule, rule)
             && ((PskFinding *) findings->pdata[i + n])->area == finding->area)
        n++;
      folded = psk_finding_new (finding->severity, finding->rule, code,
                                describe_many (rule, psk_areas_get_name (
                                                       areas, finding->area,
                                                       psk_language_of_messages ()), (int) n));
      folded->area = finding->area;
      g_ptr_array_remove_range (findings, i, n);
      g_ptr_array_insert (findings, (int) i, folded);
    }
}

/**
 * psk_check_book:
 * @book: a book
 * @error: (nullable): where to put the error
 *
 * Like psk_check_run(), with one finding for a tambon of households that were not visited
 * or replaced, to be read in a list.
 *
 * Returns: (transfer full) (nullable) (element-type PskFinding): what was found
 */
GPtrArray *
psk_check_book (PskBook *book,
                GError **error)
{
  GPtrArray *findings;

  g_return_val_if_fail (PSK_IS_BOOK (book), NULL);

  findings = psk_check_run (psk_book_get_store (book), NULL, error);
  if (findings == NULL)
    return NULL;

  fold (findings, rules[RULE_NO_SUCCESSOR].name, psk_book_get_areas (book));
  fold (findings, rules[RULE_NOT_VISITED].name, psk_book_get_areas (book));

  return findings;
}
