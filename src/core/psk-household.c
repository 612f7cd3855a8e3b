/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (PskHousehold, psk_household, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskHousehold, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, uid) },
  { "tambon", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, tambon) },
  { "slot", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, slot) },
  { "status", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, status) },
  { "village-no", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, village_no) },
  { "house-no", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, house_no) },
  { "house-code", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, house_code) },
  { "title", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, title) },
  { "first-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, first_name) },
  { "last-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, last_name) },
  { "citizen-id", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, citizen_id) },
  { "phone", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, phone) },
  { "members", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, members) },
  { "vulnerability", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, vulnerability) },
  { "definition-used", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, definition_used) },
  { "kinds", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, kinds) },
  { "planted-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, planted_on) },
  { "lat", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskHousehold, lat) },
  { "lon", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskHousehold, lon) },
  { "note", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, note) },
};

/* Whether the field has a value. */
static gboolean
is_filled (PskHousehold   *self,
           const PskField *field)
{
  gpointer at = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case PSK_FIELD_INT:
      return *(int *) at >= 0;
    case PSK_FIELD_REAL:
      return !isnan (*(double *) at);
    case PSK_FIELD_TEXT:
      return *(char **) at != NULL && **(char **) at != '\0';
    case PSK_FIELD_ID:
    default:
      return FALSE;
    }
}

static void
psk_household_class_init (PskHouseholdClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_household_init (PskHousehold *self)
{
}

/**
 * psk_household_get_state:
 * @self: a household
 *
 * Returns: (transfer none): "candidate", "dropped", or of a selected household
 *   "selected" (nothing planted yet), "started" (fewer kinds than needed) or
 *   "planting" (at least %PSK_KINDS_NEEDED kinds)
 */
const char *
psk_household_get_state (PskHousehold *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (self), NULL);

  if (!g_str_equal (self->status, "selected"))
    return self->status;
  if (self->kinds >= PSK_KINDS_NEEDED)
    return "planting";

  return self->kinds > 0 ? "started" : "selected";
}

/**
 * psk_household_get_name:
 * @self: a household
 *
 * Returns: (transfer full): title, first and last name of the head
 */
char *
psk_household_get_name (PskHousehold *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (self), NULL);

  return g_strstrip (g_strdup_printf ("%s%s %s",
                                      self->title != NULL ? self->title : "",
                                      self->first_name != NULL ? self->first_name : "",
                                      self->last_name != NULL ? self->last_name : ""));
}

/**
 * psk_household_lay_over:
 * @below: a household
 * @above: what is said about it elsewhere
 *
 * Returns: (transfer full): the values of @above, and where it has none those of
 *   @below; identity, slot and status are those of @below
 */
PskHousehold *
psk_household_lay_over (PskHousehold *below,
                        PskHousehold *above)
{
  PskHousehold *result;

  g_return_val_if_fail (PSK_IS_HOUSEHOLD (below), NULL);
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (above), NULL);

  result = psk_record_copy (below);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gpointer to = G_STRUCT_MEMBER_P (result, fields[i].offset);
      gpointer from = G_STRUCT_MEMBER_P (above, fields[i].offset);

      if (i == PSK_HOUSEHOLD_ID || i == PSK_HOUSEHOLD_UID || i == PSK_HOUSEHOLD_SLOT
          || i == PSK_HOUSEHOLD_STATUS || !is_filled (above, &fields[i]))
        continue;
      if (fields[i].kind == PSK_FIELD_TEXT)
        psk_record_set_text (result, i, *(char **) from);
      else if (fields[i].kind == PSK_FIELD_INT)
        *(int *) to = *(int *) from;
      else
        *(double *) to = *(double *) from;
    }

  return result;
}
